@roster
Feature: Rapid joins and disconnections
  On a busy server, clients join, leave and disconnect at the same time, and some disconnect before the
  server has handled their request to join. A server that then adds the closed socket to the room leaves a
  stale member behind, which stays in the list of members until the server restarts. "alice sees" means that
  alice asks the server for the members of the room until the list is right or the time is up. All clients
  connect to "/chat".

  Background:
    Given alice is connected to "/chat"

  @LC-08
  @must
  Rule: A client that disconnects during a join is not left behind as a member

    Scenario: eve loses the connection during each of 20 joins and is not left behind in the lobby
      When eve connects, requests to join the lobby and loses the connection without waiting, 20 times
      And alice joins the lobby
      Then alice sees only alice in the lobby within 5 seconds

  @LC-10
  @must
  Rule: No stale member remains after many clients join, leave and disconnect at once

    Scenario: The lobby is empty after bob, carol and dave have joined and disconnected 12 times each
      The three clients act at the same time, each for 12 rounds. Each client alternates between losing the
      connection and sending a DISCONNECT packet.

      When bob, carol and dave each connect, join, leave and rejoin the lobby, and disconnect, 12 times at the same time
      Then alice sees nobody in the lobby within 5 seconds
