Feature: Leaving a room
  A client asks to leave a room, and the server removes its socket and acknowledges the request. From the
  acknowledgement on, nothing that is sent to the room may reach that client, and nothing else may change for
  it or for the other members. A server that leaves a stale member behind delivers a private conversation to
  somebody who is no longer part of it.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol joined the lobby

  @RM-03
  @must
  Rule: A client that has left a room receives nothing more from it

    Scenario: bob leaves the lobby and does not receive a later message
      Given bob left the lobby
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario: bob leaves the lobby, joins it again and receives one copy of each message
      Given bob left the lobby
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice, bob and carol receive "for the lobby"

    Scenario: bob leaves the lobby, joins and leaves it again, and does not receive a later message
      Given bob left the lobby
      And bob joined the lobby
      And bob left the lobby
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario: bob requests to leave the lobby five times at once and does not receive a later message
      Given bob requested to leave the lobby 5 times without waiting
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario: bob moves to the kitchen, leaves it and does not receive a later message to the lobby
      Some servers let a client be in one room at a time, and take it out of the first room when it joins a
      second one. A server that only forgets the first room delivers its messages to a client that has left.
      Not applicable where clients can be in several rooms, or where a second room is refused.

      Given bob moved from the lobby to the kitchen
      And bob left the kitchen
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

  @RM-13
  @must
  Rule: A leave is confirmed to the leaving client only

    Scenario: bob alone receives the confirmation when bob leaves the lobby
      When bob leaves the lobby
      Then only bob receives the confirmation that it left the lobby

  @RM-04
  @must
  Rule: Leaving one room changes nothing else

    Scenario: bob leaves the lobby and still receives the messages of the kitchen
      Given bob joined the kitchen
      And bob left the lobby
      When alice sends "for the kitchen" to the kitchen
      Then only bob receives "for the kitchen"

    Scenario: bob leaves the lobby and still receives a direct message
      Given bob left the lobby
      When alice sends "for bob" to bob
      Then only bob receives "for bob"

    Scenario: bob leaves a room without having joined it and stays in the lobby
      Given bob left the attic
      When alice sends "for the lobby" to the lobby
      Then only alice, bob and carol receive "for the lobby"

    Scenario: alice and carol stay in the lobby when bob leaves it
      Given bob left the lobby
      When carol sends "for members only" to the lobby
      Then only alice and carol receive "for members only"
