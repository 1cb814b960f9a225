@presence
Feature: Presence notices
  The list of people next to a chat is built from two notices: the server notifies the other members of a room
  when a client joins it, and when a member leaves it, whether by leaving, by losing the connection, through
  a moderator or because its server was killed. A missing notice leaves somebody in the list who is gone, and
  a second copy removes somebody who is still there.

  @LC-06
  @must
  Rule: The other members are notified once when a client joins a room

    Scenario: alice and carol are notified once when bob joins the lobby
      Given alice, bob, carol and dave are connected to "/chat"
      And alice and carol joined the lobby
      When bob joins the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

    @auth
    @private-rooms
    Scenario: alice alone is notified when bob joins the vault, and eve, who is outside, is not
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault
      When bob joins the vault
      Then only alice is notified that bob joined the vault within 5 seconds

    @run-once
    Scenario: alice and carol are notified when bob joins the lobby again after leaving it
      alice and carol join in between, so that they are notified of the second time only.

      Given alice, bob, carol and dave are connected to "/chat"
      And bob joined the lobby
      And bob left the lobby
      And alice and carol joined the lobby
      When bob joins the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

    @run-once
    Scenario: bob joins two rooms and dave joins one of them, and each room is notified of each
      Given alice, bob, carol and dave are connected to "/chat"
      And alice joined the lobby
      And carol joined the kitchen
      When bob joins the lobby and the kitchen
      And dave joins the lobby
      Then only alice is notified that bob joined the lobby within 5 seconds
      And only carol is notified that bob joined the kitchen within 5 seconds
      And only alice and bob are notified that dave joined the lobby within 5 seconds

    @auth
    Scenario: dave and eve are notified once when dave's phone, with dave's token, joins the lobby
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      And dave and eve joined the lobby
      When dave's phone joins the lobby
      Then only dave and eve are notified that dave's phone joined the lobby within 5 seconds

  @LC-14
  @must
  Rule: The other members are notified once when a member leaves a room

    Scenario: alice and carol are notified once when bob leaves the lobby
      Given alice, bob, carol and dave are connected to "/chat"
      And alice, bob and carol joined the lobby
      When bob leaves the lobby
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    @run-once
    Scenario: alice and carol are notified when bob leaves the lobby for the second time
      alice and carol join in between, so that they are notified of the second time only.

      Given alice, bob, carol and dave are connected to "/chat"
      And bob joined the lobby
      And bob left the lobby
      And alice and carol joined the lobby
      And bob joined the lobby
      When bob leaves the lobby
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    Scenario: alice and carol are notified once when bob leaves the lobby and then disconnects
      Given alice, bob, carol and dave are connected to "/chat"
      And alice, bob and carol joined the lobby
      And bob left the lobby
      When bob disconnects from "/chat"
      Then only alice and carol are notified that bob left the lobby within 5 seconds

  @LC-15
  @should
  Rule: The other members are notified exactly once of every join, whatever its cause

    Scenario: alice and carol are notified once when bob joins the lobby twice
      Given alice, bob, carol and dave are connected to "/chat"
      And alice and carol joined the lobby
      And bob joined the lobby
      When bob joins the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

    @moderation
    Scenario: alice and carol are notified once when alice summons bob into the lobby
      To summon a client is to add it to a room.

      Given alice, bob, carol and dave are connected to "/chat"
      And alice and carol joined the lobby
      When alice summons bob into the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

  @LC-16
  @should
  Rule: The other members are notified exactly once of every leave, whatever its cause

    Scenario: Nobody is notified when bob leaves the lobby without having joined it
      Leaving is acknowledged and changes nothing. A fence proves that no notice arrives.

      Given alice, bob, carol and dave are connected to "/chat"
      And alice and carol joined the lobby
      When bob leaves the lobby
      Then nobody is notified that bob left the lobby within 5 seconds

    Scenario: The members of both of bob's rooms are notified once when bob loses the connection
      Given alice, bob, carol and dave are connected to "/chat"
      And alice and carol joined the lobby
      And bob joined the lobby and the kitchen
      And dave joined the kitchen
      When bob loses the connection
      Then only alice and carol are notified that bob left the lobby within 5 seconds
      And only dave is notified that bob left the kitchen within 5 seconds

    Scenario: alice and carol are notified once when bob disconnects from the namespace
      Given alice, bob, carol and dave are connected to "/chat"
      And alice, bob and carol joined the lobby
      When bob disconnects from "/chat"
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    @moderation
    Scenario: alice and carol are notified once when alice kicks bob from the namespace
      Given alice, bob, carol and dave are connected to "/chat"
      And alice, bob and carol joined the lobby
      When alice kicks bob from "/chat"
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    @moderation
    Scenario: alice and carol are notified once when alice evicts bob from the lobby
      Given alice, bob, carol and dave are connected to "/chat"
      And alice, bob and carol joined the lobby
      When alice evicts bob from the lobby
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    @cluster
    @fault-injection
    @roster
    Scenario: alice and bob are notified once that carol left the lobby when carol's server is killed
      Disposable servers are servers that the suite may kill; they share a backplane. alice waits until the
      server lists all three members, so that every server knows of carol before the third one is killed. The 15 seconds
      begin with the kill.

      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
        | carol  | /chat     | disposable 3 |
      And alice, bob and carol joined the lobby
      And alice saw only alice, bob and carol in the lobby within 5 seconds
      When disposable server 3 is killed
      Then only alice and bob are notified that carol left the lobby within 15 seconds
