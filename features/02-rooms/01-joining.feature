Feature: Joining a room
  A room is a set of sockets that the server keeps within one namespace. Only the server puts a socket into it: a
  client can ask, and from the acknowledgement on it hears what is told to the room.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @RM-01
  @must
  Rule: A member receives the messages sent to its room

    @lesson-B3b
    @lesson-O2
    Scenario: Bob hears alice in the room that both have joined
      Given alice and bob joined the lobby
      When alice sends "hello" to the lobby
      Then only alice and bob receive "hello"

    Scenario: The first message after the acknowledgement is heard
      Given alice joined the lobby
      When bob joins the lobby
      And alice sends "welcome" to the lobby
      Then only alice and bob receive "welcome"

    @lesson-B3a
    Scenario: The one who joins is told so, and nobody else
      Given alice joined the lobby
      When bob joins the lobby
      Then only bob receives the confirmation that it joined the lobby

    Scenario: A refusal before does not matter
      Given bob's request to join the room exactly named "" was refused with INVALID
      And bob joined the lobby
      When alice sends "hello" to the lobby
      Then only bob receives "hello"

    Scenario: Who leaves, leaves again and joins is a member
      Given bob joined the lobby
      And bob left the lobby
      And bob left the lobby
      And bob joined the lobby
      When alice sends "hello again" to the lobby
      Then only bob receives "hello again"

  @RM-02
  @must
  Rule: A client outside the room does not receive its messages

    @lesson-B3b
    @lesson-U3
    @lesson-O3
    Scenario: Carol, who has joined no room, hears nothing
      Given alice and bob joined the lobby
      When alice sends "just us" to the lobby
      Then only alice and bob receive "just us"

    Scenario: Carol, who is in another room, hears nothing
      Given alice and bob joined the lobby
      And carol joined the kitchen
      When alice sends "just us" to the lobby
      Then only alice and bob receive "just us"

    Scenario: Carol, who asked for no room in particular and was refused, hears nothing
      Given alice and bob joined the lobby
      And carol's request to join the room exactly named "" was refused with INVALID
      When alice sends "just us" to the lobby
      Then only alice and bob receive "just us"

  @RM-05
  @must
  Rule: Joining a room twice has the same effect as joining it once

    Scenario: Who has joined twice hears one copy
      Given bob joined the lobby
      And bob joined the lobby
      When alice sends "once" to the lobby
      Then only bob receives "once"

    Scenario: Who has joined twice leaves once
      Given bob joined the lobby
      And bob joined the lobby
      And bob left the lobby
      When alice sends "gone?" to the lobby
      Then nobody receives "gone?"

    Scenario: Who asks five times without waiting hears one copy
      Given bob requested to join the lobby 5 times without waiting
      When alice sends "once" to the lobby
      Then only bob receives "once"

    Scenario: Who asked five times without waiting leaves once
      Given bob requested to join the lobby 5 times without waiting
      And bob left the lobby
      When alice sends "gone?" to the lobby
      Then nobody receives "gone?"

  @RM-06
  @must
  Rule: A socket can be in several rooms at once

    @lesson-U6
    Scenario: Bob hears each of three rooms
      Given bob joined the lobby, the kitchen and the garden
      When alice sends "one" to the lobby
      And alice sends "two" to the kitchen
      And alice sends "three" to the garden
      Then only bob receives "one"
      And only bob receives "two"
      And only bob receives "three"

    @lesson-U6
    Scenario: Two groups on one server do not hear each other
      Given alice and bob joined the lobby
      And carol joined the kitchen
      When alice sends "ours" to the lobby
      And carol sends "mine" to the kitchen
      Then only alice and bob receive "ours"
      And only carol receives "mine"

  @RM-08
  @must
  Rule: Only the server can add a socket to a room

    @lesson-B3c
    Scenario Outline: An event named "<event>" that no handler knows joins nothing
      Given alice and bob joined the lobby
      And carol emitted "<event>" with "(lobby)"
      When alice sends "members only" to the lobby
      Then only alice and bob receive "members only"

      Examples: Names that frameworks use inside
        | event     |
        | join      |
        | subscribe |
        | room      |

  @RM-09
  @should
  Rule: The server lists exactly the rooms that a socket is in

    @lesson-U2
    Scenario: Bob is in the two rooms that he has joined and not left
      Given bob joined the lobby, the kitchen and the garden
      When bob leaves the kitchen
      Then bob is in the lobby and the garden and in no other room

    Scenario: After joining and leaving in a hurry bob is where the server says that he is
      Given bob requested to join and leave the lobby 5 times without waiting
      When alice sends "in or out?" to the lobby
      Then bob receives "in or out?" if and only if the server lists the lobby among its rooms

  @RM-10
  @must
  Rule: A client that joins a room does not receive earlier messages

    @lesson-C1
    Scenario: Carol joins too late
      Given bob joined the lobby
      And alice sent "before carol" to the lobby
      When carol joins the lobby
      Then only bob receives "before carol"
