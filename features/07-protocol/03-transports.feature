Feature: Transports
  Most clients begin by HTTP long-polling and change to a WebSocket when they can; behind some proxies they never do. To
  the room it makes no difference. To a server it does: a session that can be polled by two, or on a server that does
  not
  know it, loses messages or gives them to a stranger.

  @TR-01
  @must
  @transport-specific
  Rule: A room works the same for members on every transport

    Scenario Outline: <who> is heard alike by polling, over a WebSocket and after an upgrade
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     | websocket               |
        | bob    | /chat     | polling                 |
        | carol  | /chat     | polling, then websocket |
      And carol's connection to "/chat" was upgraded to WebSocket
      And alice, bob and carol joined the lobby
      When <who> sends each of the binary values to the lobby
      Then only alice, bob and carol receive each of them unchanged

      Examples: One over a WebSocket, one by polling, one after an upgrade
        | who   |
        | alice |
        | bob   |
        | carol |

    Scenario: What is for everyone else reaches everyone else by every transport
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     | websocket               |
        | bob    | /chat     | polling                 |
        | carol  | /chat     | polling, then websocket |
      And carol's connection to "/chat" was upgraded to WebSocket
      When bob sends "hello" to everyone else
      Then only alice and carol receive "hello"

    Scenario: Who has left by polling hears nothing, who has left after an upgrade neither
      Given these clients are connected:
        | client | namespace | transport               |
        | alice  | /chat     | websocket               |
        | bob    | /chat     | polling                 |
        | carol  | /chat     | polling, then websocket |
      And carol's connection to "/chat" was upgraded to WebSocket
      And alice, bob and carol joined the lobby
      And bob and carol left the lobby
      When alice sends "just us" to the lobby
      Then only alice receives "just us"

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

    Scenario: After an upgrade bob is in the room that he joined before
      When alice sends "still here?" to the lobby
      Then only bob receives "still here?"
      And bob is in the lobby and in no other room

    Scenario: After an upgrade bob is told what is for the id that he had before
      When alice sends "for your id" to bob
      Then only bob receives "for your id"

  @TR-03
  @must
  @transport-specific
  Rule: A session accepts one poll at a time, and none after an upgrade

    Scenario: Two polls at once end the session
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      And eve polled twice at the same time
      When eve polls the session on server 1
      Then the request is refused

    Scenario: A session that was upgraded is not polled any more
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      And eve upgraded the session to WebSocket
      When eve polls the session on server 1
      Then the request is refused

  @TR-04
  @must
  @transport-specific
  Rule: A request with an invalid handshake or session is refused

    Scenario Outline: A request for a session with <what> is refused
      When eve sends an HTTP request with "<what>"
      Then the request is refused

      Examples: What breaks the protocol
        | what                                    |
        | a protocol that is unknown              |
        | no protocol                             |
        | a transport that is unknown             |
        | a session that is unknown               |
        | a message to a session that is unknown  |
        | a message without a session             |
        | a method that opens nothing             |
        | a session like a method of every object |

    Scenario Outline: A WebSocket with <what> is refused
      When eve opens a WebSocket with "<what>"
      Then the connection is refused

      Examples: What breaks the protocol
        | what                       |
        | a protocol that is unknown |
        | a session that is unknown  |

  @TR-05
  @must
  @cluster
  Rule: A session is served only by the server that created it

    Scenario: A poll that reaches another server is refused there
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      When eve polls the session on server 2
      Then the request is refused
