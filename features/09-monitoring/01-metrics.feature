@monitoring
Feature: Metrics of rooms, sockets and messages
  Operators watch the sizes of rooms and the rate of messages, but Socket.IO has no built-in counter for
  either. A counter that an application keeps itself becomes wrong with the first lost connection; the figures
  of one server are mistaken for those of all; and transports are mistaken for people. "The servers together"
  means the sum of what all servers under test report at `GET /metrics`. The namespaces "/team-9…" occur in
  no other scenario, so no other client is counted there.

  @MO-01
  @must
  Rule: The reported size of a room equals its number of members

    Background:
      Given alice, bob and carol are connected to "/chat"
      And alice, bob and carol joined the lobby

    Scenario: The lobby is reported with three members after three clients have joined it
      Then the servers together report 3 members of the lobby within 5 seconds

    Scenario: bob is counted once as a member of the lobby after joining it twice
      When bob joins the lobby
      Then the servers together report 3 members of the lobby within 5 seconds

    Scenario: bob is not counted as a member of the lobby after leaving it
      When bob leaves the lobby
      Then the servers together report 2 members of the lobby within 5 seconds

    Scenario: bob is not counted as a member of the lobby after losing the connection
      When bob loses the connection
      Then the servers together report 2 members of the lobby within 5 seconds

    @moderation
    Scenario: bob is not counted as a member of the lobby after being kicked
      When alice kicks bob from "/chat"
      Then the servers together report 2 members of the lobby within 5 seconds

    Scenario: Members of the lobby of "/news" are not counted in the lobby of "/chat"
      Given dave is connected to "/news"
      And dave joined the lobby of "/news"
      Then the servers together report 3 members of the lobby of "/chat" within 5 seconds

    @moderation
    Scenario Outline: The lobby is reported with <count> members after alice <action>
      Given dave is connected to "/chat"
      When alice <action>
      Then the servers together report <count> members of the lobby within 5 seconds

      Examples: Moves by a moderator
        | action                                           | count |
        | evicts bob from the lobby                        | 2     |
        | summons dave into the lobby                      | 4     |
        | kicks bob from "/chat" and closes the connection | 2     |

    @whole-rooms
    Scenario Outline: The lobby is not reported after alice <action>
      Given dave is connected to "/chat"
      And carol left the lobby
      And alice left the lobby
      When alice <action>
      Then the servers together report no entry for the lobby within 5 seconds

      Examples: Commands to the whole room
        | action                         |
        | evicts everyone from the lobby |
        | kicks everyone in the lobby    |

    Scenario Outline: The lobby of <namespace> is reported with its two members
      Given dave and eve are connected to <namespace>
      When dave and eve join the lobby of <namespace>
      Then the servers together report 2 members of the lobby of <namespace> within 5 seconds
      And the servers together report 3 members of the lobby of "/chat" within 5 seconds

      Examples: The other open namespaces
        | namespace |
        | "/"       |
        | "/news"   |

    Scenario: bob is counted once as a member of the lobby after disconnecting and joining again
      Given bob disconnected from "/chat"
      And bob reconnected to "/chat"
      When bob joins the lobby
      Then the servers together report 3 members of the lobby within 5 seconds

  @MO-02
  @must
  Rule: Empty rooms are not reported

    Scenario: The lobby is not reported after alice, its last member, has left
      Given alice is connected to "/chat"
      And alice joined the lobby
      When alice leaves the lobby
      Then the servers together report no entry for the lobby within 5 seconds

  @MO-06
  @must
  Rule: The rooms of socket ids are not reported

    Scenario: The room of alice's own socket id is not reported
      Given alice is connected to "/chat"
      And alice joined the lobby
      Then the servers together report 1 member of the lobby within 5 seconds
      And the servers together report no entry for the room named after alice's id within 5 seconds

  @MO-03
  @must
  @cluster
  Rule: Each server reports its own members only

    Scenario: Four members on three servers are each reported by their own server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | dave   | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
      When alice, bob, carol and dave join the lobby
      Then server 1 reports 2 members of the lobby within 5 seconds
      And server 3 reports 1 member of the lobby within 5 seconds

  @MO-07
  @must
  @cluster
  Rule: The sum over the servers counts every member once

    Scenario: Four members on three servers are four in the sum
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | dave   | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
      When alice, bob, carol and dave join the lobby
      Then the servers together report 4 members of the lobby within 5 seconds

  @MO-04
  @must
  @dynamic-namespaces
  Rule: Each message is counted once when sent

    Scenario: A room message and an announcement are counted once each
      Given alice, bob and carol are connected to "/team-9010"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends "for two members" to the lobby
      And carol sends "for three clients" to everyone
      Then only alice and bob receive "for two members"
      And only alice, bob and carol receive "for three clients"
      And the servers together have counted each message sent in "/team-9010" once

    Scenario: Messages of five other operations are counted once each
      Given alice, bob and carol are connected to "/team-9013"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends 5 messages, taking turns between:
        | the others in the lobby   |
        | the lobby and the kitchen |
        | the lobby except alice    |
        | everyone else             |
        | carol                     |
      Then only these clients receive the messages, once each:
        | sent to                   | received by   |
        | the others in the lobby   | bob           |
        | the lobby and the kitchen | alice and bob |
        | the lobby except alice    | bob           |
        | everyone else             | bob and carol |
        | carol                     | carol         |
      And the servers together have counted each message sent in "/team-9013" once

    Scenario: A message that the server refuses is not counted
      Given alice and bob are connected to "/team-9014"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends "for two members" to the lobby
      And alice tries to send "for nobody" to a missing room
      Then the attempt is refused with INVALID
      And only alice and bob receive "for two members"
      And nobody receives "for nobody"
      And the servers together have counted each message sent in "/team-9014" once

    @run-once
    Scenario: An echo, and a message that asks for no acknowledgement, are counted once each
      Given alice and bob are connected to "/team-9015"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends "for two members" to the lobby without asking for an acknowledgement
      And alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"
      And only alice and bob receive "for two members"
      And the servers together have counted each message sent in "/team-9015" once

    @run-once
    Scenario: Joining and leaving between two messages are not counted as messages
      Given alice and bob are connected to "/team-9016"
      And alice joined the lobby
      And the metrics were read
      And bob joined the lobby
      And alice sent "for two members" to the lobby
      And bob left the lobby
      When alice sends "for one member" to the lobby
      Then only alice and bob receive "for two members"
      And only alice receives "for one member"
      And the servers together have counted each message sent in "/team-9016" once

  @MO-08
  @must
  @dynamic-namespaces
  Rule: Each copy of a message is counted once when delivered

    Scenario: A room message, an announcement and a direct message are counted once for each recipient
      Given alice, bob and carol are connected to "/team-9011"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends "for two members" to the lobby
      And carol sends "for three clients" to everyone
      And alice sends "for bob" to bob
      Then only alice and bob receive "for two members"
      And only alice, bob and carol receive "for three clients"
      And only bob receives "for bob"
      And the servers together have counted each copy delivered in "/team-9011" once

    Scenario: Notices of joining and leaving between two messages are not counted
      Given alice, bob and carol are connected to "/team-9012"
      And alice joined the lobby
      And the metrics were read
      And bob joined the lobby
      And carol sent "for two members" to the lobby
      And bob left the lobby
      When carol sends "for one member" to the lobby
      Then only alice and bob receive "for two members"
      And only alice receives "for one member"
      And the servers together have counted each copy delivered in "/team-9012" once

  @MO-05
  @must
  @dynamic-namespaces
  Rule: Sockets and transports are counted separately
    A transport is one connection to a server; it carries a socket for each namespace.

    Scenario: bob, in three namespaces over one connection, counts as three sockets and one transport
      Given alice is connected to "/chat"
      And the metrics were read
      And these clients are connected:
        | client | namespace                          | connection |
        | bob    | /team-9020, /team-9021, /team-9022 | shared     |
      Then the servers together report 1 socket in "/team-9020" within 5 seconds
      And the servers together report 1 socket in "/team-9021" within 5 seconds
      And the servers together report 1 socket in "/team-9022" within 5 seconds
      And the servers together report one more transport than before within 5 seconds

    Scenario: bob leaves one of two namespaces, loses the other one, and is counted in neither
      Given alice is connected to "/team-9023" and "/team-9024"
      And these clients are connected:
        | client | namespace              | connection |
        | bob    | /team-9023, /team-9024 | shared     |
      And the metrics were read
      And bob disconnected from "/team-9023"
      When bob loses the connection
      Then the servers together report 1 socket in "/team-9023" within 5 seconds
      And the servers together report 1 socket in "/team-9024" within 5 seconds

    @run-once
    Scenario: bob counts as one socket in "/team-9025" in its second life
      Given bob is connected to "/team-9025"
      And bob disconnected from "/team-9025"
      When bob reconnects to "/team-9025"
      Then the servers together report 1 socket in "/team-9025" within 5 seconds

  @MO-09
  @must
  @dynamic-namespaces
  Rule: Reading the metrics changes no figure

    Scenario: The number of sockets stays the same when the metrics are read twice
      Given bob is connected to "/team-9030"
      Then the servers together report 1 socket in "/team-9030" within 5 seconds
      And the servers together report 1 socket in "/team-9030" within 5 seconds

  @MO-20
  @must
  Rule: The number of transports grows with each connection and shrinks with each loss

    Scenario: Three connections to one namespace count as three transports
      Given alice is connected to "/chat"
      And the metrics were read
      And these clients are connected:
        | client | namespace |
        | bob    | /chat     |
        | carol  | /chat     |
        | dave   | /chat     |
      Then the servers together report three more transports than before within 5 seconds

    Scenario: The number of transports falls by two when two of three connections are lost
      Given alice, bob and carol are connected to "/chat"
      And the metrics were read
      When bob loses the connection
      And carol loses the connection
      Then the servers together report two fewer transports than before within 5 seconds

  @MO-21
  @must
  Rule: The metrics stay readable whatever the rooms are named
    Prometheus rejects the whole answer if one line of it is malformed. The suite is as strict with every line.

    @run-once
    Scenario: Every room with a name that looks like another is reported with its one member
      Given alice and bob are connected to "/chat"
      And alice and bob took turns joining a room for each of the names that look alike
      Then the servers together report 1 member of each of these rooms within 5 seconds
