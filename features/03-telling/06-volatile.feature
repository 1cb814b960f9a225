@flags
Feature: Volatile messages
  A volatile message is worth nothing late: the server may drop it, for one member and not for another. That is all it
  may do. It is told to nobody else, not twice, and never overtakes another.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob are in the lobby

  @TM-10 @must
  Rule: A volatile message may get lost, but not doubled, reordered or told to others

    Scenario: Some of twenty volatile messages arrive, in order
      When alice tells the lobby 20 volatile messages
      Then nobody but alice and bob hears any of them, and they none twice and none out of order
