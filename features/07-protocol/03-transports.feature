Feature: Transports
  Most clients start with HTTP long-polling and upgrade to a WebSocket when they can; behind some proxies they
  never can. For a room this makes no difference. A server must take care: if two polls use one session, or if
  a session is polled on a server that did not create it, messages are lost or go to a stranger. A refused
  HTTP request gets a status from 400 to 499. eve sends such requests without a client library.

  @TR-01
  @must
  @transport-specific
  Rule: A room works the same for members on every transport

    Scenario Outline: <sender>'s binary values reach members on a WebSocket, by polling and after an upgrade
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     | websocket               |
        | bob    | /chat     | polling                 |
        | carol  | /chat     | polling, then websocket |
      And carol's connection to "/chat" was upgraded to WebSocket
      And alice, bob and carol joined the lobby
      When <sender> sends each of the binary values to the lobby
      Then only alice, bob and carol receive each of them unchanged

      Examples: One sender on each transport
        | sender |
        | alice  |
        | bob    |
        | carol  |

    Scenario: bob's message to everyone else reaches alice on a WebSocket and carol after an upgrade
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     | websocket               |
        | bob    | /chat     | polling                 |
        | carol  | /chat     | polling, then websocket |
      And carol's connection to "/chat" was upgraded to WebSocket
      When bob sends "for everyone else" to everyone else
      Then only alice and carol receive "for everyone else"

    Scenario: bob, on polling, and carol, after an upgrade, receive nothing after leaving the lobby
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     | websocket               |
        | bob    | /chat     | polling                 |
        | carol  | /chat     | polling, then websocket |
      And carol's connection to "/chat" was upgraded to WebSocket
      And alice, bob and carol joined the lobby
      And bob and carol left the lobby
      When alice sends "after bob and carol left" to the lobby
      Then only alice receives "after bob and carol left"

  @TR-02
  @must
  @transport-specific
  Rule: A transport upgrade keeps the client's id and rooms

    Background:
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     |                         |
        | bob    | /chat     | polling, then websocket |
      And bob joined the lobby
      And bob's connection to "/chat" was upgraded to WebSocket

    Scenario: bob is still a member of the lobby after a transport upgrade
      When alice sends "after the upgrade" to the lobby
      Then only bob receives "after the upgrade"
      And bob is in the lobby and in no other room

    Scenario: bob still receives direct messages to the id from before a transport upgrade
      When alice sends "for bob only" to bob
      Then only bob receives "for bob only"

  @TR-03
  @must
  @transport-specific
  Rule: A session accepts one poll at a time

    Scenario: eve's session ends after two polls at the same time
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      And eve polled twice at the same time
      When eve polls the session on server 1
      Then the request is refused

  @TR-06
  @must
  @transport-specific
  Rule: A session accepts no poll after an upgrade

    Scenario: eve's poll is refused after eve's session was upgraded to a WebSocket
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      And eve upgraded the session to WebSocket
      When eve polls the session on server 1
      Then the request is refused

  @TR-20
  @must
  @transport-specific
  Rule: A session has one WebSocket at a time

    Scenario: A second WebSocket is refused in a session that has been upgraded to one
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      And eve upgraded the session to WebSocket
      When eve sends a WebSocket request with "the session of an open WebSocket"
      Then the connection is refused

  @TR-04
  @must
  @transport-specific
  Rule: A request with an invalid handshake or session is refused

    Scenario Outline: eve's HTTP request with <flaw> is refused
      When eve sends an HTTP request with "<flaw>"
      Then the request is refused

      Examples: Requests that the protocol does not allow
        | flaw                             |
        | an unknown protocol version      |
        | no protocol version              |
        | an unknown transport             |
        | an unknown session               |
        | a message for an unknown session |
        | a message without a session      |
        | the method PUT                   |
        | the session id __proto__         |

    Scenario Outline: eve's WebSocket with <flaw> is refused
      When eve sends a WebSocket request with "<flaw>"
      Then the connection is refused

      Examples: Handshakes that the protocol does not allow
        | flaw                        |
        | an unknown protocol version |
        | an unknown session          |

  @TR-05
  @must
  @cluster
  Rule: A session is served only by the server that created it

    Scenario: eve's poll is refused on a server that did not create the session
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      When eve polls the session on server 2
      Then the request is refused
