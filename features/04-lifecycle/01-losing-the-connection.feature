Feature: Losing the connection
  Membership belongs to the socket, not to the person. When the connection is lost the socket is gone from all its
  rooms; who comes back is new, and has to join again.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol are in the lobby

  @LC-02 @must @roster
  Rule: A socket that is gone is in none of its rooms

    @claim-E1
    Scenario: Bob loses his connection
      When bob loses his connection
      Then alice soon sees only alice and carol in the lobby

    Scenario: Bob disconnects from the namespace
      When bob disconnects from "/chat"
      Then alice soon sees only alice and carol in the lobby

    Scenario: Bob was in several rooms
      Given bob is in the kitchen and the garden
      When bob loses his connection
      Then alice soon sees nobody in the kitchen
      And alice soon sees nobody in the garden

  @LC-03 @must
  Rule: Who comes back is a new socket in no room

    @claim-E1
    Scenario: Bob comes back with another id and in no room
      Given bob has lost his connection
      When bob comes back to "/chat"
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"

    @claim-E1
    Scenario: Bob is back and hears nothing until he joins again
      Given bob has lost his connection
      And bob has come back to "/chat"
      When alice tells the lobby "is bob back?"
      Then only alice and carol hear "is bob back?"

    @claim-E1
    Scenario: Bob is back, joins again and hears one copy
      Given bob has lost his connection
      And bob has come back to "/chat"
      And bob is in the lobby
      When alice tells the lobby "welcome back"
      Then only alice, bob and carol hear "welcome back"

  @LC-04 @must
  Rule: What was told while somebody was away does not come later

    Scenario: Bob does not hear what the lobby was told in the meantime
      Given bob has lost his connection
      And alice has told the lobby "while you were out"
      And bob has come back to "/chat"
      When bob joins the lobby
      Then only alice and carol hear "while you were out"

    Scenario: The id that bob had before reaches nobody
      Given bob has lost his connection
      And bob has come back to "/chat"
      When alice tells the socket that bob was before "still you?"
      Then nobody hears "still you?"
