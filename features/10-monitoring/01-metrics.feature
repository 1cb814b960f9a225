@monitoring
Feature: What monitoring shows
  Whoever runs rooms in production looks at their sizes and at the rate of messages, and no counter of either is built
  in. Figures that are kept beside the truth drift away from it with the first lost connection; figures of one server
  are taken for those of all; transports are taken for people.

  @MO-01
  @must
  Rule: The reported size of a room equals its number of members

    Background:
      Given alice, bob and carol are connected to "/chat"
      And alice, bob and carol joined the lobby

    @lesson-P4
    Scenario: The lobby is counted with those who joined
      Then the servers together report 3 members of the lobby within 5 seconds

    Scenario: Who joins twice counts once
      When bob joins the lobby
      Then the servers together report 3 members of the lobby within 5 seconds

    Scenario: Who has left is not counted
      When bob leaves the lobby
      Then the servers together report 2 members of the lobby within 5 seconds

    @lesson-P4
    Scenario: Who has lost the connection is not counted
      When bob loses the connection
      Then the servers together report 2 members of the lobby within 5 seconds

    @moderation
    Scenario: Who was kicked is not counted
      When alice kicks bob from "/chat"
      Then the servers together report 2 members of the lobby within 5 seconds

  @MO-02
  @must
  Rule: Empty rooms and the rooms of socket ids are not reported

    Scenario: The lobby is gone with its last member
      Given alice is connected to "/chat"
      And alice joined the lobby
      When alice leaves the lobby
      Then the servers together report no entry for the lobby within 5 seconds

    Scenario: Alice's own id is no room
      Given alice is connected to "/chat"
      And alice joined the lobby
      Then the servers together report 1 member of the lobby within 5 seconds
      And the servers together report no entry for the room named after alice's id within 5 seconds

  @MO-03
  @must
  @cluster
  Rule: Each server counts its own members, and the sum counts every member once

    @lesson-P4
    Scenario: Four members on three servers are four, two of them on the first
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | dave   | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
      When alice, bob, carol and dave join the lobby
      Then the servers together report 4 members of the lobby within 5 seconds
      And server 1 reports 2 members of the lobby within 5 seconds
      And server 3 reports 1 member of the lobby within 5 seconds

  @MO-04
  @should
  @dynamic-namespaces
  Rule: Each message is counted once when sent, and each copy once when delivered

    @lesson-P4
    Scenario: A message to a room and one to everyone are two, with a copy for each who heard
      Given alice, bob and carol are connected to "/team-90210"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends "to two" to the lobby
      And carol sends "to three" to everyone
      Then only alice and bob receive "to two"
      And only alice, bob and carol receive "to three"
      And the servers together have counted each message sent in "/team-90210" and each copy delivered once

  @MO-05
  @must
  @dynamic-namespaces
  Rule: Sockets and transports are counted separately, and reading the metrics changes neither

    @lesson-P4
    Scenario: Bob, in three namespaces over one connection, is a socket in each
      Given alice is connected to "/chat"
      And the metrics were read
      And these clients are connected:
        | client | namespace                             | connection |
        | bob    | /team-90220, /team-90221, /team-90222 | shared     |
      Then the servers together report 1 socket in "/team-90220" within 5 seconds
      And the servers together report 1 socket in "/team-90221" within 5 seconds
      And the servers together report 1 socket in "/team-90222" within 5 seconds
      And the servers together report one transport more than before within 5 seconds

    Scenario: Whoever reads the figures is in none of them
      Given bob is connected to "/team-90223"
      Then the servers together report 1 socket in "/team-90223" within 5 seconds
      And the servers together report 1 socket in "/team-90223" within 5 seconds
