@moderation
Feature: Being removed
  A moderator who removes somebody must be able to rely on it: a kicked client that goes on listening is the failure
  that nobody notices.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol are in the lobby

  @LC-05 @must
  Rule: Who was kicked hears nothing more and is in no room

    Scenario: Bob hears nothing after he was kicked
      Given bob is connected to "/news"
      And alice has kicked bob from "/chat"
      When alice tells the lobby of "/chat" "now we can talk"
      Then only alice and carol hear "now we can talk"

    Scenario: Bob is told why, before he is disconnected
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob was told why before

    Scenario: Bob comes back and is in no room
      Given alice has kicked bob from "/chat"
      When bob comes back to "/chat"
      Then bob is in no room of "/chat"

    @roster
    Scenario: Nobody sees bob in the lobby any more
      When alice kicks bob from "/chat"
      Then carol soon sees only alice and carol in the lobby

  @CL-07 @must
  Rule: Who is put into a room or taken out of it by somebody else is so wherever it is connected

    Scenario: Who was summoned hears the room
      Given dave is connected to "/chat"
      And alice has summoned dave into the lobby
      When alice tells the lobby "meet dave"
      Then only alice, bob, carol and dave hear "meet dave"

    Scenario: Who was evicted does not
      Given alice has evicted bob from the lobby
      When alice tells the lobby "without bob"
      Then only alice and carol hear "without bob"

    Scenario: Who was evicted from one room stays in the others
      Given bob is in the kitchen
      And alice has evicted bob from the lobby
      When alice tells the kitchen "still with bob"
      Then only bob hears "still with bob"
