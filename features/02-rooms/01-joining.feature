Feature: Joining a room
  A room is a set of sockets that the server keeps within one namespace. Only the server puts a socket into it: a
  client can ask, and from the acknowledgement on it hears what is told to the room.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @RM-01 @must
  Rule: A member hears what is told to the room

    @claim-B3b @claim-O2
    Scenario: Bob hears alice in the room that both have joined
      Given alice and bob are in the lobby
      When alice tells the lobby "hello"
      Then only alice and bob hear "hello"

    Scenario: The first message after the acknowledgement is heard
      Given alice is in the lobby
      When bob joins the lobby
      And alice tells the lobby "welcome"
      Then only alice and bob hear "welcome"

    @claim-B3a
    Scenario: The one who joins is told so, and nobody else
      Given alice is in the lobby
      When bob joins the lobby
      Then only bob is told of having joined the lobby

    Scenario: A refusal before does not matter
      Given bob has been refused as INVALID in the room exactly named ""
      And bob is in the lobby
      When alice tells the lobby "hello"
      Then only bob hears "hello"

    Scenario: Who leaves, leaves again and joins is a member
      Given bob is in the lobby
      And bob has left the lobby
      And bob has left the lobby
      And bob is in the lobby
      When alice tells the lobby "hello again"
      Then only bob hears "hello again"

  @RM-02 @must
  Rule: Who is not in the room does not hear what is told to it

    @claim-B3b @claim-U3 @claim-O3
    Scenario: Carol, who has joined no room, hears nothing
      Given alice and bob are in the lobby
      When alice tells the lobby "just us"
      Then only alice and bob hear "just us"

    Scenario: Carol, who is in another room, hears nothing
      Given alice and bob are in the lobby
      And carol is in the kitchen
      When alice tells the lobby "just us"
      Then only alice and bob hear "just us"

    Scenario: Carol, who asked for no room in particular and was refused, hears nothing
      Given alice and bob are in the lobby
      And carol has been refused as INVALID in the room exactly named ""
      When alice tells the lobby "just us"
      Then only alice and bob hear "just us"

  @RM-05 @must
  Rule: Joining twice is joining once

    Scenario: Who has joined twice hears one copy
      Given bob is in the lobby
      And bob is in the lobby
      When alice tells the lobby "once"
      Then only bob hears "once"

    Scenario: Who has joined twice leaves once
      Given bob is in the lobby
      And bob is in the lobby
      And bob has left the lobby
      When alice tells the lobby "gone?"
      Then nobody hears "gone?"

    Scenario: Who asks five times without waiting hears one copy
      Given bob has asked 5 times, without waiting, to join the lobby
      When alice tells the lobby "once"
      Then only bob hears "once"

    Scenario: Who asked five times without waiting leaves once
      Given bob has asked 5 times, without waiting, to join the lobby
      And bob has left the lobby
      When alice tells the lobby "gone?"
      Then nobody hears "gone?"

  @RM-06 @must
  Rule: A socket can be in many rooms at once

    @claim-U6
    Scenario: Bob hears each of three rooms
      Given bob is in the lobby, the kitchen and the garden
      When alice tells the lobby "one"
      And alice tells the kitchen "two"
      And alice tells the garden "three"
      Then only bob hears "one"
      And only bob hears "two"
      And only bob hears "three"

    @claim-U6
    Scenario: Two groups on one server do not hear each other
      Given alice and bob are in the lobby
      And carol is in the kitchen
      When alice tells the lobby "ours"
      And carol tells the kitchen "mine"
      Then only alice and bob hear "ours"
      And only carol hears "mine"

  @RM-08 @must
  Rule: Only the server puts a socket into a room

    @claim-B3c
    Scenario Outline: An event named "<event>" that no handler knows joins nothing
      Given alice and bob are in the lobby
      And carol has sent the event "<event>" with the name of the lobby
      When alice tells the lobby "members only"
      Then only alice and bob hear "members only"

      Examples: Names that frameworks use inside
        | event     |
        | join      |
        | subscribe |
        | room      |

  @RM-09 @should
  Rule: A server knows the rooms that a socket is in, and no others

    @claim-U2
    Scenario: Bob is in the two rooms that he has joined and not left
      Given bob is in the lobby, the kitchen and the garden
      When bob leaves the kitchen
      Then bob is in the lobby and the garden and in no other room

    Scenario: After joining and leaving in a hurry bob is where the server says that he is
      Given bob has asked 5 times, without waiting, to join and to leave the lobby
      When alice tells the lobby "in or out?"
      Then bob hears "in or out?" just if the server says that he is in the lobby

  @RM-10 @must
  Rule: A room has no memory: who joins later does not hear what was told before

    @claim-C1
    Scenario: Carol joins too late
      Given bob is in the lobby
      And alice has told the lobby "before carol"
      When carol joins the lobby
      Then only bob hears "before carol"
