@roster
@short-timeouts
Feature: Falling silent
  A client that hangs, or whose network is gone, does not say goodbye. Only the heartbeat finds it out; without one it
  stays in every list, and the server goes on sending to it.

  @LC-07
  @must
  Rule: A client that misses the heartbeat is disconnected; the others stay

    Scenario: Eve falls silent, and soon only alice is in the lobby
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
      And alice joined the lobby
      And these clients are connected:
        | client | namespace | server        | transport     |
        | eve    | /chat     | short-timeout | raw websocket |
      And eve joined the lobby
      When eve stops answering heartbeats until the ping timeout has passed
      Then alice sees only alice in the lobby within 5 seconds
