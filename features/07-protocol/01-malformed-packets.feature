@transport-specific
Feature: Malformed packets
  Whatever a client sends may harm only that client: no packet may end the server process, reach a handler
  that it should not reach, or cost other clients their rooms. eve writes frames on a raw WebSocket, without a
  client library. In a frame, 4 is an Engine.IO message; then follows the Socket.IO packet type: 0 CONNECT, 1
  DISCONNECT, 2 EVENT, 3 ACK, 5 BINARY_EVENT. "only alice and bob" says nothing about eve's raw connection,
  unless a step names it.

  Background:
    Given these clients are connected:
      | client | namespace | transport     |
      | alice  | /chat     |               |
      | bob    | /chat     |               |
      | eve    | /chat     | raw websocket |
    And alice, bob and eve joined the lobby

  @WP-01
  @must
  Rule: A malformed packet affects only its sender

    Scenario Outline: alice and bob still receive messages after eve has sent <packet>
      Given eve sent the frame '<frame>'
      When alice sends "after the malformed packet" to the lobby
      Then only alice and bob receive "after the malformed packet"

      Examples: Packets that no client library sends
        | packet                               | frame                                               |
        | an unknown packet type               | 49/chat,["x"]                                       |
        | broken JSON                          | 42/chat,["message"                                  |
        | an event without a name              | 42/chat,[]                                          |
        | an object in place of an event       | 42/chat,{}                                          |
        | null as an event name                | 42/chat,[null]                                      |
        | an object as an event name           | 42/chat,[{"toString":"x"}]                          |
        | a reserved event name                | 42/chat,["disconnect"]                              |
        | an event named error                 | 42/chat,["error","x"]                               |
        | a second CONNECT                     | 40/chat,                                            |
        | a CONNECT with an array              | 40/news,[1]                                         |
        | an acknowledgement without request   | 43/chat,7["x"]                                      |
        | an acknowledgement that is an object | 43/chat,7{}                                         |
        | an event with 9,999 attachments      | 459999-/chat,["message"]                            |
        | text in place of an attachment       | 451-/chat,["message",{"_placeholder":true,"num":0}] |
        | an event for another namespace       | 42/news,["message","x"]                             |
        | an empty Engine.IO message           | 4                                                   |
        | text that is not an Engine.IO packet | hello                                               |

  @WP-08
  @must
  Rule: A wrong payload is refused and has no effect

    Scenario Outline: eve's wrong payloads for <operation> are refused and have no effect
      The wrong payloads come from the tables of wrong payloads, rooms and lists of rooms, and from leaving
      out a field. The server must refuse each of them with INVALID, or with NOT_FOUND if the id of the other
      client is missing. If a payload is too large or nested too deeply to be read, the server may also close
      the connection or send no answer.

      When eve sends every wrong payload for <operation>, with "from a wrong payload" as the text
      And alice sends "after the wrong payloads" to the lobby
      Then every attempt ended as the table allows
      And only alice and bob receive "after the wrong payloads"
      And nobody receives "from a wrong payload"
      And alice is in the lobby and in no other room
      And bob is in the lobby and in no other room
      And eve is in the lobby and in no other room

      Examples: Operations of the core
        | operation          |
        | echo               |
        | join               |
        | leave              |
        | sendToRoom         |
        | sendToOthersInRoom |
        | sendToRooms        |
        | sendToRoomExcept   |
        | sendToAll          |
        | sendToOthers       |
        | sendToOne          |

      @roster
      Examples: Operations of the capability roster
        | operation |
        | members   |

      @asking
      Examples: Operations of the capability asking
        | operation |
        | askRoom   |

      @moderation
      Examples: Operations of the capability moderation
        | operation |
        | summon    |
        | evict     |
        | kick      |

      @whole-rooms
      Examples: Operations of the capability whole-rooms
        | operation |
        | summonAll |
        | evictAll  |
        | kickAll   |

      @private-rooms
      Examples: Operations of the capability private-rooms (in "/chat", FORBIDDEN is right as well)
        | operation |
        | revoke    |

  @WP-02
  @must
  Rule: A packet that breaks the protocol ends its connection

    Scenario Outline: The server closes eve's connection after <packet>
      When eve sends the frame '<frame>'
      Then the server closes eve's connection within 5 seconds

      Examples: Packets that the protocol does not allow
        | packet                               | frame              |
        | an unknown packet type               | 49/chat,["x"]      |
        | broken JSON                          | 42/chat,["message" |
        | an event without a name              | 42/chat,[]         |
        | an object in place of an event       | 42/chat,{}         |
        | an acknowledgement that is an object | 43/chat,7{}        |
        | an acknowledgement id with letters   | 42/chat,abc["x"]   |

  @WP-09
  @should
  Rule: An acknowledgement that nobody waits for is ignored
    "Still served" means that the server answers eve's echo.

    Scenario Outline: eve is still served after acknowledging <request>
      When eve sends the frame '<frame>'
      Then eve is still served in "/chat"

      Examples: Requests that the server never sent
        | request           | frame                  |
        | request 7         | 43/chat,7["x"]         |
        | request 999999999 | 43/chat,999999999["x"] |

  @WP-03
  @should
  Rule: An event without a payload reaches no handler

    Scenario Outline: eve's event without name and payload for <namespace> is ignored or ends the connection
      When eve sends the frame '<frame>'
      Then the server ignores the frame or closes eve's connection

      Examples: Frames that contain only the packet type; eve is not connected to "/"
        | namespace | frame    |
        | "/"       | 42       |
        | "/chat"   | 42/chat, |

  @WP-04
  @must
  Rule: An event for a namespace that the client is not connected to reaches no handler

    Scenario: eve, not connected to "/news", cannot join the lobby of "/news" with an event
      Given carol is connected to "/news"
      And eve emitted "joinRoom" with "(lobby)" in "/news"
      When carol sends "for the lobby of /news" to the lobby
      Then nobody receives "for the lobby of /news"
      And eve's raw connection carries nothing of "for the lobby of /news"

  @WP-05
  @must
  Rule: A reserved event name sent by a client triggers none of the server's own events

    Scenario Outline: eve sends an event named <name> and is disconnected, or stays a member of the lobby
      Given eve sent the frame '42/chat,["<name>","x"]'
      When alice sends "after the reserved event" to the lobby
      Then only alice and bob receive "after the reserved event"
      And eve's connection is closed, or eve is still served and received "after the reserved event" once

      Examples: Events that the server itself emits
        | name           |
        | connect        |
        | connection     |
        | connect_error  |
        | disconnect     |
        | disconnecting  |
        | newListener    |
        | removeListener |

  @WP-06
  @must
  Rule: A second CONNECT does not make a client a member twice

    Scenario: eve connects and joins twice on one connection and does not receive a message twice
      Given eve sent a second CONNECT for "/chat"
      And eve emitted "joinRoom" with "(lobby)" in "/chat"
      When alice sends "after the second CONNECT" to the lobby
      Then only alice and bob receive "after the second CONNECT"
      And eve's connection is closed, or eve is still served and received "after the second CONNECT" once

  @WP-07
  @must
  Rule: An invalid binary event ends its connection

    Scenario Outline: The server closes eve's connection after a binary event with <flaw>
      When eve sends a binary event with "<flaw>"
      Then the server closes eve's connection within 5 seconds

      Examples: Headers and attachments that do not match
        | flaw                               |
        | no attachment count                |
        | an invalid attachment count        |
        | an attachment but no header        |
        | one attachment too many            |
        | text in place of an attachment     |
        | one attachment too few             |
        | a placeholder out of range         |
        | a negative placeholder             |
        | a placeholder that is not a number |

  @WP-10
  @must
  Rule: An invalid binary event affects nobody but its sender

    Scenario: alice and bob still receive messages after eve has sent every invalid binary event
      Given eve sent each of the binary anomalies on a connection of its own
      When alice sends "after the binary anomalies" to the lobby
      Then only alice and bob receive "after the binary anomalies"

  @PL-06
  @may
  Rule: More than ten attachments may be refused; only the sender is affected

    Scenario: eve gets eleven attachments back or is refused
      When eve sends 11 attachments to be reflected
      Then the attachments come back or the attempt is refused

    Scenario: alice and bob still receive messages after eve has sent eleven attachments
      Given eve sent 11 attachments to be reflected
      When alice sends "after eleven attachments" to the lobby
      Then only alice and bob receive "after eleven attachments"
