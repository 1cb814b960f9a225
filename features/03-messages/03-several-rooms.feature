Feature: Telling several rooms
  Several rooms are one audience: the union of their members. A server that tells one room after the other tells some
  people twice.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob joined the lobby
    And carol joined the kitchen

  @TM-06
  @must
  Rule: A member of several of the addressed rooms receives one copy

    @lesson-U3
    @lesson-C1
    Scenario: The rooms have different members
      When alice sends "both of you" to the lobby and the kitchen
      Then only bob and carol receive "both of you"

    Scenario: Bob is in both rooms
      Given bob joined the kitchen
      When alice sends "once" to the lobby and the kitchen
      Then only bob and carol receive "once"

    Scenario: The sender is in both rooms
      Given alice joined the lobby and the kitchen
      When alice sends "once" to the lobby and the kitchen
      Then only alice, bob and carol receive "once"

    Scenario: An empty room among them hides nobody
      When alice sends "anyone?" to the attic and the lobby
      Then only bob receives "anyone?"

  @TM-09
  @must
  Rule: One message does not change the recipients of another

    Scenario: After an exception the next message reaches all
      Given carol joined the lobby
      When alice sends "not for carol" to the lobby except carol
      And alice sends "for both" to the lobby
      Then only bob receives "not for carol"
      And only bob and carol receive "for both"

    Scenario: After a room the next announcement reaches all
      When alice sends "for bob" to the lobby
      And alice sends "for everyone" to everyone
      Then only bob receives "for bob"
      And only alice, bob, carol and dave receive "for everyone"

    Scenario: Two who tell two rooms at once do not mix them up
      When these clients send messages at the same time:
        | client | messages | to          |
        | alice  | 20       | the lobby   |
        | dave   | 20       | the kitchen |
      Then only these clients receive the messages, once each:
        | sent to     | received by |
        | the lobby   | bob         |
        | the kitchen | carol       |
