Feature: Losing the connection
  Membership belongs to the socket, not to the person. When the connection is lost the socket is gone from all its
  rooms; who comes back is new, and has to join again.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol joined the lobby

  @LC-02
  @must
  @roster
  Rule: A disconnected socket is removed from all its rooms

    @lesson-E1
    Scenario: Bob loses his connection
      When bob loses the connection
      Then alice sees only alice and carol in the lobby within 5 seconds

    Scenario: Bob disconnects from the namespace
      When bob disconnects from "/chat"
      Then alice sees only alice and carol in the lobby within 5 seconds

    Scenario: Bob was in several rooms
      Given bob joined the kitchen and the garden
      When bob loses the connection
      Then alice sees nobody in the kitchen within 5 seconds
      And alice sees nobody in the garden within 5 seconds

  @LC-03
  @must
  Rule: A client that reconnects is a new socket in no room

    @lesson-E1
    Scenario: Bob comes back with another id and in no room
      Given bob lost the connection
      When bob reconnects to "/chat"
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"

    @lesson-E1
    Scenario: Bob is back and hears nothing until he joins again
      Given bob lost the connection
      And bob reconnected to "/chat"
      When alice sends "is bob back?" to the lobby
      Then only alice and carol receive "is bob back?"

    @lesson-E1
    Scenario: Bob is back, joins again and hears one copy
      Given bob lost the connection
      And bob reconnected to "/chat"
      And bob joined the lobby
      When alice sends "welcome back" to the lobby
      Then only alice, bob and carol receive "welcome back"

  @LC-04
  @must
  Rule: Messages sent while a client was away are not delivered later

    Scenario: Bob does not hear what the lobby was told in the meantime
      Given bob lost the connection
      And alice sent "while you were out" to the lobby
      And bob reconnected to "/chat"
      When bob joins the lobby
      Then only alice and carol receive "while you were out"

    Scenario: The id that bob had before reaches nobody
      Given bob lost the connection
      And bob reconnected to "/chat"
      When alice tries to send "still you?" to bob's previous id
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "still you?"
