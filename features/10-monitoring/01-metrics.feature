@monitoring
Feature: What monitoring shows
  Whoever runs rooms in production looks at their sizes and at the rate of messages, and no counter of either is built
  in. Figures that are kept beside the truth drift away from it with the first lost connection; figures of one server
  are taken for those of all; transports are taken for people.

  @MO-01 @must
  Rule: The size of a room is what it is, however its members came and went

    Background:
      Given alice, bob and carol are connected to "/chat"
      And alice, bob and carol are in the lobby

    @claim-P4
    Scenario: The lobby is counted with those who joined
      Then the servers soon count 3 members of the lobby

    Scenario: Who joins twice counts once
      When bob joins the lobby
      Then the servers soon count 3 members of the lobby

    Scenario: Who has left is not counted
      When bob leaves the lobby
      Then the servers soon count 2 members of the lobby

    @claim-P4
    Scenario: Who has lost the connection is not counted
      When bob loses his connection
      Then the servers soon count 2 members of the lobby

    @moderation
    Scenario: Who was kicked is not counted
      When alice kicks bob from "/chat"
      Then the servers soon count 2 members of the lobby

  @MO-02 @must
  Rule: A room that nobody is in is not shown, nor is the room of a socket's own id

    Scenario: The lobby is gone with its last member
      Given alice is connected to "/chat"
      And alice is in the lobby
      When alice leaves the lobby
      Then the servers soon count nobody in the lobby, and do not show it

    Scenario: Alice's own id is no room
      Given alice is connected to "/chat"
      And alice is in the lobby
      Then the servers soon count 1 member of the lobby
      And the servers show no room named like alice's id

  @MO-03 @must @cluster
  Rule: Each server counts its own, and together they count everybody once

    @claim-P4
    Scenario: Four members on three servers are four, two of them on the first
      Given alice and dave are connected to "/chat" on the first server
      And bob is connected to "/chat" on the second server
      And carol is connected to "/chat" on the third server
      When alice, bob, carol and dave join the lobby
      Then the servers soon count 4 members of the lobby
      And the first server soon counts 2 members of the lobby
      And the third server soon counts 1 member of the lobby

  @MO-04 @should @dynamic-namespaces
  Rule: Each message is counted where it was told, and each copy where it was heard

    @claim-P4
    Scenario: A message to a room and one to everyone are two, with a copy for each who heard
      Given alice, bob and carol are connected to "/team-90210"
      And alice and bob are in the lobby
      And the servers have counted the messages of "/team-90210"
      When alice tells the lobby "to two"
      And carol tells everyone "to three"
      Then only alice and bob hear "to two"
      And only alice, bob and carol hear "to three"
      And the servers count each message that was told in "/team-90210" and each copy that was heard, once

  @MO-05 @must @dynamic-namespaces
  Rule: Sockets and transports are different figures, and reading them changes neither

    @claim-P4
    Scenario: Bob, in three namespaces over one connection, is a socket in each
      Given the servers have counted their transports
      And bob is connected to "/team-90220", "/team-90221" and "/team-90222" on one connection
      Then the servers soon count 1 socket in "/team-90220"
      And the servers soon count 1 socket in "/team-90221"
      And the servers soon count 1 socket in "/team-90222"
      And the servers count one transport more

    Scenario: Whoever reads the figures is in none of them
      Given bob is connected to "/team-90223"
      Then the servers soon count 1 socket in "/team-90223"
      And the servers soon count 1 socket in "/team-90223"
