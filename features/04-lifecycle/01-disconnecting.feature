Feature: Disconnecting and reconnecting
  Membership in a room belongs to a socket, not to a person. When the connection is lost, or the client
  disconnects, the socket leaves all its rooms; a client that reconnects gets a new socket with a new id and
  has to join again. If a server keeps the old socket as a member, user lists show people who are gone; if it
  restores rooms without being asked, clients receive messages that they do not expect. "alice sees" means
  that alice asks the server for the members of the room until the list is right or the time is up.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @LC-02
  @must
  Rule: A disconnected socket is removed from all its rooms
    A room with a limited number of seats shows a member that stayed behind even if the server lists no
    members: the next client does not get in. Targets without such a limit skip these scenarios.

    @roster
    Scenario: bob loses the connection and is no longer listed in the lobby
      Given alice, bob and carol joined the lobby
      When bob loses the connection
      Then alice sees only alice and carol in the lobby within 5 seconds

    @roster
    Scenario: bob disconnects from the namespace and is no longer listed in the lobby
      Given alice, bob and carol joined the lobby
      When bob disconnects from "/chat"
      Then alice sees only alice and carol in the lobby within 5 seconds

    @roster
    Scenario: bob loses the connection and is no longer listed in two other rooms that bob had joined
      Given bob joined the kitchen and the garden
      When bob loses the connection
      Then alice sees nobody in the kitchen within 5 seconds
      And alice sees nobody in the garden within 5 seconds

    Scenario: carol takes the seat in the lobby that bob freed by losing the connection
      Given bob joined the lobby
      And other clients took all other seats in the lobby
      When bob loses the connection
      Then carol can join the lobby within 10 seconds

    Scenario: carol takes the seats in three rooms that bob freed by losing the connection
      Given bob joined the lobby, the kitchen and the garden
      And other clients took all other seats in the lobby, the kitchen and the garden
      When bob loses the connection
      Then carol can join the lobby, the kitchen and the garden within 10 seconds

  @LC-03
  @must
  Rule: A client that reconnects is a new socket in no room

    Background:
      Given alice, bob and carol joined the lobby

    Scenario: bob reconnects after losing the connection and has a new id and no room
      Given bob lost the connection
      When bob reconnects to "/chat"
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"

    Scenario: bob reconnects without joining again and receives nothing from the lobby
      Given bob lost the connection
      And bob reconnected to "/chat"
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario: bob reconnects, joins the lobby again and receives one copy of each message
      Given bob lost the connection
      And bob reconnected to "/chat"
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice, bob and carol receive "for the lobby"

    @auth
    @run-once
    Scenario: dave returns to "/members" with the same token and is in no room
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And dave and eve joined the garden of "/members"
      And dave lost the connection
      When dave reconnects to "/members"
      Then dave has a new id in "/members"
      And dave is in no room of "/members"

  @LC-04
  @must
  Rule: Messages sent while a client was away are not delivered later

    Background:
      Given alice, bob and carol joined the lobby

    Scenario: bob rejoins the lobby and does not receive a message that was sent while bob was away
      Given bob lost the connection
      And alice sent "sent while bob was away" to the lobby
      And bob reconnected to "/chat"
      When bob joins the lobby
      Then only alice and carol receive "sent while bob was away"

    @auth
    @run-once
    Scenario: dave returns with the same token and does not receive a message that was sent while dave was away
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And dave and eve joined the garden of "/members"
      And dave lost the connection
      And eve sent "sent while dave was away" to the garden of "/members"
      And dave reconnected to "/members"
      When dave joins the garden of "/members"
      Then only eve receives "sent while dave was away"

  @LC-11
  @must
  Rule: A message to the id of a socket that is gone reaches nobody
    A server that cannot know whether an id is connected may accept the message; then it must deliver it to
    nobody.

    Scenario: A direct message to the id that bob had before reconnecting reaches nobody
      Given bob lost the connection
      And bob reconnected to "/chat"
      When alice tries to send "for bob's previous id" to bob's previous id
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "for bob's previous id"

    @auth
    Scenario: A direct message to dave's id from before returning with the same token reaches nobody
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And dave lost the connection
      And dave reconnected to "/members"
      When eve tries to send "for dave's previous id" to dave's previous id
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "for dave's previous id"
