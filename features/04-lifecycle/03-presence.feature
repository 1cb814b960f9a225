@presence
Feature: Presence
  The list of who is here, at the side of every chat, lives on two events. One that is missing leaves a ghost in the
  list
  for ever; one that comes twice counts somebody out who is still there.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And alice and carol joined the lobby

  @LC-06
  @should
  Rule: The other members are notified exactly once of every join and leave, whatever its cause

    Scenario: Bob joins the lobby
      When bob joins the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

    Scenario: Bob joins the lobby twice and is announced once
      Given bob joined the lobby
      When bob joins the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

    Scenario: Bob leaves the lobby
      Given bob joined the lobby
      When bob leaves the lobby
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    Scenario: Bob leaves the lobby without having been there, and nobody is told
      When bob leaves the lobby
      Then nobody is notified that bob left the lobby within 5 seconds

    Scenario: Bob loses his connection, and each of his rooms is told
      Given bob joined the lobby and the kitchen
      And dave joined the kitchen
      When bob loses the connection
      Then only alice and carol are notified that bob left the lobby within 5 seconds
      And only dave is notified that bob left the kitchen within 5 seconds

    Scenario: Bob disconnects from the namespace, and the lobby is told
      Given bob joined the lobby
      When bob disconnects from "/chat"
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    @moderation
    Scenario: Bob is kicked
      Given bob joined the lobby
      When alice kicks bob from "/chat"
      Then only alice and carol are notified that bob left the lobby within 5 seconds

    @moderation
    Scenario: Bob is summoned into the lobby
      When alice summons bob into the lobby
      Then only alice and carol are notified that bob joined the lobby within 5 seconds

    @moderation
    Scenario: Bob is evicted from the lobby
      Given bob joined the lobby
      When alice evicts bob from the lobby
      Then only alice and carol are notified that bob left the lobby within 5 seconds
