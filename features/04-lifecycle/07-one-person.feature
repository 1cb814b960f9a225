Feature: One person on several devices
  The first use of rooms in Socket.IO's documentation is a room for each person, which all devices of the
  person join. Each device is a socket of its own, with its own connection and its own rooms: what happens to
  one of them must not happen to the others.

  Background:
    Given alice, bob, bob's phone and carol are connected to "/chat"
    And bob and bob's phone joined the home

  @LC-24
  @must
  Rule: All devices of a person receive messages to the person's room, and each leaves on its own

    Scenario: bob and bob's phone each receive one copy of a message to bob's room
      When alice sends "for bob on every device" to the home
      Then only bob and bob's phone receive "for bob on every device"

    Scenario: bob's phone still receives messages after bob has left the room
      Given bob left the home
      When alice sends "for bob on every device" to the home
      Then only bob's phone receives "for bob on every device"

    Scenario: bob's phone still receives messages after bob has disconnected
      Given bob disconnected from "/chat"
      When alice sends "for bob on every device" to the home
      Then only bob's phone receives "for bob on every device"

    Scenario: bob still receives messages after bob's phone has lost the connection
      Given bob's phone lost the connection
      When alice sends "for bob on every device" to the home
      Then only bob receives "for bob on every device"

    @moderation
    Scenario: bob's phone still receives messages after alice has kicked bob
      Given alice kicked bob from "/chat"
      When alice sends "for bob on every device" to the home
      Then only bob's phone receives "for bob on every device"

    @moderation
    Scenario: bob's phone still receives messages after alice has evicted bob
      Given alice evicted bob from the home
      When alice sends "for bob on every device" to the home
      Then only bob's phone receives "for bob on every device"

    Scenario: bob's phone, in a room with bob, does not receive a direct message to bob
      When alice sends "for this device only" to bob
      Then only bob receives "for this device only"

    @auth
    Scenario: dave's phone, with the same token as dave, still receives messages after dave has left
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      And dave and dave's phone joined the home of "/members"
      And dave left the home of "/members"
      When dave sends "for dave's devices" to the home of "/members"
      Then only dave's phone receives "for dave's devices"

    @auth
    Scenario: dave's phone, with the same token as dave, receives no direct message to dave
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      When eve sends "for this device only" to dave
      Then only dave receives "for this device only"

    @auth
    Scenario: dave's phone, with the same token as dave, receives what dave sends to everyone else
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      When dave sends "for all other devices" to everyone else
      Then only dave's phone and eve receive "for all other devices"

    @auth
    @run-once
    Scenario: dave's phone, with the same token as dave, receives what excludes only dave
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      And dave and dave's phone joined the home of "/members"
      When dave sends "from dave to the others" to the others in the home of "/members"
      And eve sends "for everyone at home but dave" to the home of "/members" except dave
      Then only dave's phone receives "from dave to the others"
      And only dave's phone receives "for everyone at home but dave"

    @auth
    @roster
    @run-once
    Scenario: dave and dave's phone, with the same token, are both listed
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      When dave and dave's phone join the home of "/members"
      Then eve sees only dave and dave's phone in the home of "/members" within 5 seconds

    @auth
    @asking
    @run-once
    Scenario: dave and dave's phone, with the same token, are both asked
      Given these clients are connected:
        | client | namespace | token            |
        | dave   | /members  | a member's token |
        | eve    | /members  | a member's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      And dave and dave's phone joined the home of "/members"
      And dave and dave's phone answer "yes" when asked
      When eve asks the home of "/members" "are you there?" with a timeout of 60000 ms
      Then only dave and dave's phone receive "are you there?"
      And the acknowledgement has the answer "yes" from dave and dave's phone and is complete

    @auth
    @moderation
    @run-once
    Scenario: dave's phone, with the same token as dave, stays outside when eve, a moderator, summons dave
      Given these clients are connected:
        | client | namespace | token               |
        | dave   | /members  | a member's token    |
        | eve    | /members  | a moderator's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      And eve summoned dave into the home of "/members"
      When eve sends "for dave alone" to the home of "/members"
      Then only dave receives "for dave alone"

    @auth
    @moderation
    Scenario Outline: dave's phone, with dave's token, stays in the room after eve, a moderator, <action>
      Given these clients are connected:
        | client | namespace | token               |
        | dave   | /members  | a member's token    |
        | eve    | /members  | a moderator's token |
      And these clients are connected:
        | client       | namespace | token        |
        | dave's phone | /members  | dave's token |
      And dave and dave's phone joined the home of "/members"
      And eve <action>
      When eve sends "for dave's devices" to the home of "/members"
      Then only dave's phone receives "for dave's devices"

      Examples: Actions on one device
        | action                                   |
        | kicked dave from "/members"              |
        | evicted dave from the home of "/members" |
