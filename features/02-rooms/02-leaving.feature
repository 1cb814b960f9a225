Feature: Leaving a room
  Leaving is what keeps a private conversation private. From the moment the server confirms it, nothing told to the
  room may reach the one who left, and nothing else may change.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol are in the lobby

  @RM-03 @must
  Rule: Who has left hears nothing more of the room

    Scenario: A later message passes the leaver by
      Given bob has left the lobby
      When alice tells the lobby "still here?"
      Then only alice and carol hear "still here?"

    Scenario: Who has left and joined again hears one copy
      Given bob has left the lobby
      And bob is in the lobby
      When alice tells the lobby "back?"
      Then only alice, bob and carol hear "back?"

    Scenario: Who leaves, joins and leaves again hears nothing
      Given bob has left the lobby
      And bob is in the lobby
      And bob has left the lobby
      When alice tells the lobby "gone for good?"
      Then only alice and carol hear "gone for good?"

    Scenario: Who asks five times without waiting to leave hears nothing
      Given bob has asked 5 times, without waiting, to leave the lobby
      When alice tells the lobby "still here?"
      Then only alice and carol hear "still here?"

    @claim-B3c
    Scenario: The one who leaves is told so, and nobody else
      When bob leaves the lobby
      Then only bob is told of having left the lobby

  @RM-04 @must
  Rule: Leaving one room changes nothing else

    Scenario: Who leaves the lobby still hears the kitchen
      Given bob is in the kitchen
      And bob has left the lobby
      When alice tells the kitchen "coffee?"
      Then only bob hears "coffee?"

    Scenario: Who leaves a room is still reached alone
      Given bob has left the lobby
      When alice tells only bob "why?"
      Then only bob hears "why?"

    Scenario: Leaving a room that was never joined changes nothing
      Given bob has left the attic
      When alice tells the lobby "here?"
      Then only alice, bob and carol hear "here?"

    Scenario: When one leaves, the others stay
      Given bob has left the lobby
      When carol tells the lobby "who is left?"
      Then only alice and carol hear "who is left?"
