@control
Feature: What silence is worth
  Most promises of rooms are about who does not hear. This suite proves silence with a fence: a message told after the
  one in question, on the same road, to everybody who listens. Before anything else each lane shows, on the server
  under test, that the fence arrives behind what was told before it, and that a silence which is none is noticed.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob joined the lobby

  Scenario: The fence arrives, behind what was told before it
    When alice sends "are you there?" to the lobby
    Then only alice and bob receive "are you there?"

  Scenario: A silence that is none is noticed
    When alice sends "can you hear me?" to the lobby
    Then the check that nobody receives "can you hear me?" fails and names alice and bob

  Scenario: A hearing that was none is noticed
    When alice sends "carol, too?" to the lobby
    Then the check that only alice, bob and carol receive "carol, too?" fails and names carol
