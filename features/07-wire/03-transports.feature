Feature: Transports
  Most clients begin by HTTP long-polling and change to a WebSocket when they can; behind some proxies they never do. To
  the room it makes no difference. To a server it does: a session that can be polled by two, or on a server that does not
  know it, loses messages or gives them to a stranger.

  @TR-01 @must @wire
  Rule: A room is one room, whatever transports its members came by

    Scenario Outline: <who> is heard alike by polling, over a WebSocket and after an upgrade
      Given alice is connected to "/chat" over WebSocket
      And bob is connected to "/chat" by polling
      And carol is connected to "/chat" by polling, about to upgrade
      And carol's connection to "/chat" has been upgraded
      And alice, bob and carol are in the lobby
      When <who> tells the lobby each of the binary values
      Then only alice, bob and carol hear each of them, unchanged

      Examples: One over a WebSocket, one by polling, one after an upgrade
        | who   |
        | alice |
        | bob   |
        | carol |

    Scenario: What is for everyone else reaches everyone else by every transport
      Given alice is connected to "/chat" over WebSocket
      And bob is connected to "/chat" by polling
      And carol is connected to "/chat" by polling, about to upgrade
      And carol's connection to "/chat" has been upgraded
      When bob tells everyone else "hello"
      Then only alice and carol hear "hello"

    Scenario: Who has left by polling hears nothing, who has left after an upgrade neither
      Given alice is connected to "/chat" over WebSocket
      And bob is connected to "/chat" by polling
      And carol is connected to "/chat" by polling, about to upgrade
      And carol's connection to "/chat" has been upgraded
      And alice, bob and carol are in the lobby
      And bob and carol have left the lobby
      When alice tells the lobby "just us"
      Then only alice hears "just us"

  @TR-02 @must @wire
  Rule: An upgrade changes neither the id of a client nor its rooms

    Background:
      Given alice is connected to "/chat"
      And bob is connected to "/chat" by polling, about to upgrade
      And bob is in the lobby
      And bob's connection to "/chat" has been upgraded

    Scenario: After an upgrade bob is in the room that he joined before
      When alice tells the lobby "still here?"
      Then only bob hears "still here?"
      And bob is in the lobby and in no other room

    Scenario: After an upgrade bob is told what is for the id that he had before
      When alice tells only bob "for your id"
      Then only bob hears "for your id"

  @TR-03 @must @wire
  Rule: A session is polled by one request at a time, and by none after an upgrade

    Scenario: Two polls at once end the session
      Given eve has a session by polling in "/chat"
      And eve has polled twice at once
      When eve polls again
      Then the request is refused

    Scenario: A session that was upgraded is not polled any more
      Given eve has a session by polling in "/chat"
      And eve has upgraded it to a WebSocket
      When eve polls again
      Then the request is refused

  @TR-04 @must @wire
  Rule: A request that no session can come of is refused

    Scenario Outline: A request for a session with <what> is refused
      When eve sends a request with "<what>"
      Then the request is refused

      Examples: What breaks the protocol
        | what                                      |
        | a protocol that is unknown                |
        | no protocol                               |
        | a transport that is unknown               |
        | a session that is unknown                 |
        | a message to a session that is unknown    |
        | a message without a session               |
        | a method that opens nothing               |
        | a session like a method of every object |

    Scenario Outline: A WebSocket with <what> is refused
      When eve opens a WebSocket with "<what>"
      Then there is no WebSocket

      Examples: What breaks the protocol
        | what                       |
        | a protocol that is unknown |
        | a session that is unknown  |

  @TR-05 @must @cluster
  Rule: A session is served by its own server only

    Scenario: A poll that reaches another server is refused there
      Given eve has a session by polling in "/chat" on the first server
      When eve polls the second server for it
      Then the request is refused
