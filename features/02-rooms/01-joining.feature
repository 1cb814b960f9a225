Feature: Joining a room
  A room is a set of sockets that the server keeps within one namespace. A client can only ask to join; the
  server adds its socket to the room and acknowledges the request, or refuses it with an error code such as
  INVALID in the acknowledgement. From the acknowledgement on, the client receives the messages that are sent
  to the room. If a server gets this wrong, a user misses a conversation that the user is part of, or reads
  one that the user never joined.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @RM-01
  @must
  Rule: A member receives the messages sent to its room

    Scenario: bob receives alice's message to the lobby that both have joined
      Given alice and bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice and bob receive "for the lobby"

    Scenario: bob receives the first message to the lobby after the acknowledgement of joining it
      Given alice joined the lobby
      When bob joins the lobby
      And alice sends "for the lobby" to the lobby
      Then only alice and bob receive "for the lobby"

    Scenario: bob receives the messages of the lobby after an earlier request to join was refused
      Given bob's request to join the room exactly named "" was refused with INVALID
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    Scenario: bob receives the messages of the lobby after leaving it twice and joining it again
      Given bob joined the lobby
      And bob left the lobby
      And bob left the lobby
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

  @RM-12
  @must
  Rule: A join is confirmed to the joining client only

    Scenario: bob alone receives the confirmation when bob joins a lobby that alice is in
      Given alice joined the lobby
      When bob joins the lobby
      Then only bob receives the confirmation that it joined the lobby

  @RM-02
  @must
  Rule: A client outside the room does not receive its messages

    Scenario: carol is in no room and receives nothing from the lobby
      Given alice and bob joined the lobby
      When alice sends "for members only" to the lobby
      Then only alice and bob receive "for members only"

    Scenario: carol is in the kitchen and receives nothing from the lobby
      Given alice and bob joined the lobby
      And carol joined the kitchen
      When alice sends "for members only" to the lobby
      Then only alice and bob receive "for members only"

    Scenario: carol was refused in a room with an empty name and receives nothing from the lobby
      Given alice and bob joined the lobby
      And carol's request to join the room exactly named "" was refused with INVALID
      When alice sends "for members only" to the lobby
      Then only alice and bob receive "for members only"

  @RM-05
  @must
  Rule: Joining a room twice has the same effect as joining it once

    Scenario: bob joins the lobby twice and receives one copy of each message
      Given bob joined the lobby
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    Scenario: bob joins the lobby twice and is out of it after leaving once
      Given bob joined the lobby
      And bob joined the lobby
      And bob left the lobby
      When alice sends "for members only" to the lobby
      Then nobody receives "for members only"

    Scenario: bob requests to join the lobby five times at once and receives one copy of each message
      Given bob requested to join the lobby 5 times without waiting
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    Scenario: bob requests to join the lobby five times at once and is out of it after leaving once
      Given bob requested to join the lobby 5 times without waiting
      And bob left the lobby
      When alice sends "for members only" to the lobby
      Then nobody receives "for members only"

  @RM-06
  @must
  Rule: A socket can be in several rooms at once

    Scenario: bob is in three rooms and receives the messages of each
      Given bob joined the lobby, the kitchen and the garden
      When alice sends "for the lobby" to the lobby
      And alice sends "for the kitchen" to the kitchen
      And alice sends "for the garden" to the garden
      Then only bob receives "for the lobby"
      And only bob receives "for the kitchen"
      And only bob receives "for the garden"

    Scenario: Members of the lobby and of the kitchen do not receive each other's messages
      Given alice and bob joined the lobby
      And carol joined the kitchen
      When alice sends "for the lobby" to the lobby
      And carol sends "for the kitchen" to the kitchen
      Then only alice and bob receive "for the lobby"
      And only carol receives "for the kitchen"

  @RM-08
  @must
  Rule: Only the server can add a socket to a room

    Scenario Outline: carol stays outside the lobby after emitting an event "<event>" that has no handler
      Given alice and bob joined the lobby
      And carol emitted "<event>" with "(lobby)"
      When alice sends "for members only" to the lobby
      Then only alice and bob receive "for members only"

      Examples: Event names that a framework might use; (lobby) stands for the lobby's name on the wire
        | event     |
        | join      |
        | subscribe |
        | room      |

  @RM-09
  @should
  Rule: The server lists exactly the rooms that a socket is in

    Scenario: The server lists the two rooms that bob has joined and not the one that bob has left
      Given bob joined the lobby, the kitchen and the garden
      When bob leaves the kitchen
      Then bob is in the lobby and the garden and in no other room

    Scenario: The server lists bob's membership correctly after concurrent joins and leaves
      bob does not wait for an acknowledgement before the next request, so the server may handle the requests
      in any order.

      Given bob requested to join and leave the lobby 5 times without waiting
      When alice sends "for members only" to the lobby
      Then bob receives "for members only" if and only if the server lists the lobby among its rooms

  @RM-10
  @must
  Rule: A client that joins a room does not receive earlier messages

    Scenario: carol joins the lobby and does not receive a message that alice sent before
      Given bob joined the lobby
      And alice sent "sent before carol joined" to the lobby
      When carol joins the lobby
      Then only bob receives "sent before carol joined"
