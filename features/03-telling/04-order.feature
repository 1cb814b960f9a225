Feature: Order, and exactly once
  Between one server and one client, messages arrive in the order in which they were emitted, each of them once. Most
  code relies on it without knowing; code that sends by several roads breaks it.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob are in the lobby

  @OR-01 @must
  Rule: What one server emits arrives in this order

    @claim-E3
    Scenario: Room, announcement and direct message by turns
      When alice tells 30 messages, by turns to the lobby, to everyone and only to bob
      Then bob hears all of them once, in the order in which they were told

  @OR-02 @must
  Rule: What one client says is received in the order in which it said it

    Scenario: Alice says eight things without waiting for an answer
      When alice says 8 things to the server at once
      Then alice is answered to all 8 of them, in the order in which they were said

  @OR-03 @must
  Rule: Every message arrives once, also when many are told at once

    Scenario: Three people tell the lobby at once
      Given carol is in the lobby
      When alice, bob and carol each tell the lobby 20 messages at once
      Then alice, bob and carol hear each of them once

    Scenario: Who joined and left in between is not told twice
      Given carol is in the lobby
      And carol has left the lobby
      And carol is in the lobby
      When alice and bob each tell the lobby 20 messages at once
      Then alice, bob and carol hear each of them once

  @OR-04 @must @wire
  Rule: Order and exactly once hold while the transport is upgraded

    Scenario: Dave's connection changes from polling to WebSocket while the lobby talks
      Given dave is connected to "/chat" by polling, about to upgrade
      And dave is in the lobby
      When alice tells the lobby 60 messages while dave's connection is upgraded
      Then alice, bob and dave hear each of them once
      And dave hears all of them once, in the order in which they were told

  @OR-05 @should
  Rule: The order holds across the namespaces of one connection

    Scenario: Two namespaces by turns
      Given dave and eve are connected to "/chat" and "/news" on one connection
      And dave is in the lobby of "/chat" and the lobby of "/news"
      When eve tells 20 messages, by turns to the lobby of "/chat" and the lobby of "/news"
      Then dave hears all of them once, in the order in which they were told

  @OR-06 @must
  Rule: What a verb emits to its caller comes before the acknowledgement

    Scenario: Alice is told that she has joined before she is answered
      When alice joins the kitchen
      Then alice hears "joinedRoom" before the acknowledgement

    Scenario: Alice is told that she has left before she is answered
      When alice leaves the lobby
      Then alice hears "leftRoom" before the acknowledgement

    Scenario: Alice hears her echo before it is acknowledged
      When alice says "hello" to the server
      Then alice hears "message" before the acknowledgement

  @OR-07 @must
  Rule: Across a lost connection no message comes twice

    Scenario: Bob loses his connection while the lobby talks
      Given carol is in the lobby
      When alice tells the lobby 20 messages while bob loses his connection, comes back and joins again
      Then alice and carol hear each of them once, and bob once or not at all
