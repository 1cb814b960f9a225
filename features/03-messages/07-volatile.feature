@flags
Feature: Volatile messages
  A volatile message is worth nothing late: the server may drop it, for one member and not for another. That is all it
  may do. It is told to nobody else, not twice, and never overtakes another.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob joined the lobby

  @TM-10
  @must
  Rule: A volatile message may be lost but is never duplicated, reordered or leaked

    Scenario: Some of twenty volatile messages arrive, in order
      When alice sends 20 messages, taking turns between:
        | the lobby with the volatile flag |
      Then at most alice and bob receive each message once
      And alice and bob receive the messages in the order in which they were sent
