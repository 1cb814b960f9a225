@transport-specific
Feature: Malformed packets
  Whatever a client sends, it may harm itself only: no packet ends the process, reaches a handler that it should not,
  or costs others their rooms.

  Background:
    Given alice and bob are connected to "/chat"
    And alice and bob joined the lobby
    And these clients are connected:
      | client | namespace | transport     |
      | eve    | /chat     | raw websocket |
    And eve joined the lobby

  @WP-01
  @must
  Rule: A malformed packet or wrong payload affects only its sender

    Scenario Outline: After <what> the others go on as before
      Given eve sent the frame '<frame>'
      When alice sends "still fine?" to the lobby
      Then only alice and bob receive "still fine?"

      Examples: Frames that a client library never sends
        | what                       | frame                                               |
        | an unknown packet type     | 49/chat,["x"]                                       |
        | broken JSON                | 42/chat,["message"                                  |
        | an event without a name    | 42/chat,[]                                          |
        | an object as an event      | 42/chat,{}                                          |
        | a name that is null        | 42/chat,[null]                                      |
        | a name that is an object   | 42/chat,[{"toString":"x"}]                          |
        | a name that is reserved    | 42/chat,["disconnect"]                              |
        | an event named error       | 42/chat,["error","x"]                               |
        | a second CONNECT           | 40/chat,                                            |
        | a CONNECT with an array    | 40/news,[1]                                         |
        | an acknowledgement unasked | 43/chat,7["x"]                                      |
        | an ack that is an object   | 43/chat,7{}                                         |
        | too many attachments       | 459999-/chat,["message"]                            |
        | text for an attachment     | 451-/chat,["message",{"_placeholder":true,"num":0}] |
        | no namespace that is open  | 42/news,["message","x"]                             |
        | no Socket.IO at all        | 4                                                   |
        | no Engine.IO at all        | hello                                               |

    Scenario Outline: A wrong payload for <operation> has no effect
      When eve sends every wrong payload for <operation>, with "listen!" as the text
      And alice sends "still fine?" to the lobby
      Then every attempt ended as the table allows
      And only alice and bob receive "still fine?"
      And nobody receives "listen!"
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

      @private-rooms
      Examples: Operations of the capability private-rooms
        | operation |
        | revoke    |

  @WP-02
  @must
  Rule: A packet that breaks the protocol ends its connection

    Scenario Outline: The server closes the connection after <what>
      When eve sends the frame '<frame>'
      Then the server closes eve's connection within 5 seconds

      Examples: What the protocol does not allow
        | what                    | frame              |
        | an unknown packet type  | 49/chat,["x"]      |
        | broken JSON             | 42/chat,["message" |
        | an event without a name | 42/chat,[]         |
        | an object as an event   | 42/chat,{}         |
        | a name that is null     | 42/chat,[null]     |
        | a CONNECT with an array | 40/news,[1]        |
        | an ack with an object   | 43/chat,7{}        |
        | a DISCONNECT with more  | 41/chat,["x"]      |

    Scenario Outline: The server ignores <what>
      When eve sends the frame '<frame>'
      Then eve is still served in "/chat"

      Examples: Acknowledgements that nobody waits for
        | what                            | frame                  |
        | the ack of an unknown request   | 43/chat,7["x"]         |
        | the ack of an impossible number | 43/chat,999999999["x"] |

  @WP-03
  @should
  Rule: An event without a payload reaches no handler

    Scenario Outline: <what> is ignored, or ends the connection
      When eve sends the frame '<frame>'
      Then the server ignores the frame or closes eve's connection

      Examples: An event of which nothing is there but the type
        | what                            | frame    |
        | Nothing in the main namespace   | 42       |
        | Nothing in a namespace of eve's | 42/chat, |

  @WP-04
  @must
  Rule: An event for a namespace that the client is not connected to reaches no handler

    @lesson-F1
    @lesson-K3
    Scenario: Eve asks to join a room of "/news" without a connection to it
      Given carol is connected to "/news"
      And eve sent an event to join the lobby of "/news"
      When carol sends "news" to the lobby
      Then nobody receives "news"
      And eve's raw connection carries nothing of "news"

  @WP-05
  @must
  Rule: A reserved event name sent by a client triggers none of the server's own events

    Scenario Outline: Eve sends "<name>" and is disconnected, or the member that she was
      Given eve sent the frame '42/chat,["<name>","x"]'
      When alice sends "still a member?" to the lobby
      Then only alice and bob receive "still a member?"
      And eve's connection is closed, or eve is still served and received "still a member?" once

      Examples: Events that a server raises by itself
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

    Scenario: Eve connects again on the same connection, joins again, and hears nothing twice
      Given eve sent a second CONNECT for "/chat"
      And eve sent an event to join the lobby of "/chat"
      When alice sends "once?" to the lobby
      Then only alice and bob receive "once?"
      And eve's connection is closed, or eve is still served and received "once?" once

  @WP-07
  @must
  Rule: An invalid binary event ends its connection and affects nobody else

    Scenario Outline: The server closes the connection after <what>
      When eve sends a binary event with "<what>"
      Then the server closes eve's connection within 5 seconds

      Examples: Attachments that do not fit
        | what                                     |
        | a header without a number of attachments |
        | a header with a number that is none      |
        | an attachment without a header           |
        | an attachment too many                   |
        | text where an attachment is due          |
        | an attachment too few                    |
        | a place out of range                     |
        | a place that is negative                 |
        | a place that is no number                |

    Scenario: After all of them the others go on as before
      Given eve sent each of the binary anomalies on a connection of its own
      When alice sends "still fine?" to the lobby
      Then only alice and bob receive "still fine?"

  @PL-06
  @may
  Rule: More than ten attachments may be refused; only the sender is affected

    Scenario: Eve gets eleven attachments back, or is refused
      When eve sends 11 attachments to be reflected
      Then the attachments come back or the attempt is refused

    Scenario: After eleven attachments the others go on as before
      Given eve sent 11 attachments to be reflected
      When alice sends "still fine?" to the lobby
      Then only alice and bob receive "still fine?"
