Feature: Telling several rooms
  Several rooms are one audience: the union of their members. A server that tells one room after the other tells some
  people twice.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob is in the lobby
    And carol is in the kitchen

  @TM-06 @must
  Rule: Who is in several of the rooms hears one copy

    @claim-U3 @claim-C1
    Scenario: The rooms have different members
      When alice tells the lobby and the kitchen "both of you"
      Then only bob and carol hear "both of you"

    Scenario: Bob is in both rooms
      Given bob is in the kitchen
      When alice tells the lobby and the kitchen "once"
      Then only bob and carol hear "once"

    Scenario: The sender is in both rooms
      Given alice is in the lobby and the kitchen
      When alice tells the lobby and the kitchen "once"
      Then only alice, bob and carol hear "once"

    Scenario: An empty room among them hides nobody
      When alice tells the attic and the lobby "anyone?"
      Then only bob hears "anyone?"

  @TM-09 @must
  Rule: One message does not change where the next one goes

    Scenario: After an exception the next message reaches all
      Given carol is in the lobby
      When alice tells the lobby, except carol, "not for carol"
      And alice tells the lobby "for both"
      Then only bob hears "not for carol"
      And only bob and carol hear "for both"

    Scenario: After a room the next announcement reaches all
      When alice tells the lobby "for bob"
      And alice tells everyone "for everyone"
      Then only bob hears "for bob"
      And only alice, bob, carol and dave hear "for everyone"

    Scenario: Two who tell two rooms at once do not mix them up
      When alice tells the lobby and dave tells the kitchen, 20 messages each at once
      Then only bob hears what alice told, each message once
      And only carol hears what dave told, each message once
