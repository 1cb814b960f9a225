@roster
Feature: Coming and going
  In a crowd people come and go at the same time, and some are gone before the server has dealt with what they asked
  for.
  Whoever is left in a list by mistake stays in it until the server restarts.

  Background:
    Given alice is connected to "/chat"

  @LC-08
  @must
  Rule: A client that disconnects during a join is not left behind as a member

    Scenario: Eve asks to join the lobby and is gone, again and again, and is in it never more
      When eve connects, requests to join the lobby and loses the connection without waiting, 20 times
      And alice joins the lobby
      Then alice sees only alice in the lobby within 5 seconds

  @LC-10
  @should
  Rule: No stale member remains after many clients join, leave and disconnect at once

    Scenario: Bob, carol and dave join, leave, join again and go in all ways there are, and the lobby is empty
      When bob, carol and dave each connect, join, leave and rejoin the lobby, and disconnect, 12 times at the same time
      Then alice sees nobody in the lobby within 5 seconds
