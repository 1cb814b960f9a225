Feature: Leaving a room
  Leaving is what keeps a private conversation private. From the moment the server confirms it, nothing told to the
  room may reach the one who left, and nothing else may change.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol joined the lobby

  @RM-03
  @must
  Rule: A client that has left a room receives nothing more from it

    Scenario: A later message passes the leaver by
      Given bob left the lobby
      When alice sends "still here?" to the lobby
      Then only alice and carol receive "still here?"

    Scenario: Who has left and joined again hears one copy
      Given bob left the lobby
      And bob joined the lobby
      When alice sends "back?" to the lobby
      Then only alice, bob and carol receive "back?"

    Scenario: Who leaves, joins and leaves again hears nothing
      Given bob left the lobby
      And bob joined the lobby
      And bob left the lobby
      When alice sends "gone for good?" to the lobby
      Then only alice and carol receive "gone for good?"

    Scenario: Who asks five times without waiting to leave hears nothing
      Given bob requested to leave the lobby 5 times without waiting
      When alice sends "still here?" to the lobby
      Then only alice and carol receive "still here?"

    @lesson-B3c
    Scenario: The one who leaves is told so, and nobody else
      When bob leaves the lobby
      Then only bob receives the confirmation that it left the lobby

  @RM-04
  @must
  Rule: Leaving one room changes nothing else

    Scenario: Who leaves the lobby still hears the kitchen
      Given bob joined the kitchen
      And bob left the lobby
      When alice sends "coffee?" to the kitchen
      Then only bob receives "coffee?"

    Scenario: Who leaves a room is still reached alone
      Given bob left the lobby
      When alice sends "why?" to bob
      Then only bob receives "why?"

    Scenario: Leaving a room that was never joined changes nothing
      Given bob left the attic
      When alice sends "here?" to the lobby
      Then only alice, bob and carol receive "here?"

    Scenario: When one leaves, the others stay
      Given bob left the lobby
      When carol sends "who is left?" to the lobby
      Then only alice and carol receive "who is left?"
