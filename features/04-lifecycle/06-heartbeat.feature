@roster
@short-timeouts
Feature: Heartbeat
  A client that hangs, or whose network is gone, does not disconnect by itself. Only the heartbeat shows it:
  the server sends a ping at regular intervals, and disconnects a client that does not answer within the ping
  timeout. Without it, the client stays in every list of members, and the server keeps sending to it. Both
  clients are connected to a server with short timeouts, so that this takes seconds.

  @LC-07
  @should
  Rule: A client that misses the heartbeat is disconnected

    Scenario: eve stops answering heartbeats, and only alice is still listed in the lobby
      eve sends a WebSocket request without Socket.IO's client library, which would answer every heartbeat.

      Given these clients are connected:
        | client | namespace | server        | transport     |
        | alice  | /chat     | short-timeout |               |
        | eve    | /chat     | short-timeout | raw websocket |
      And alice and eve joined the lobby
      When eve stops answering heartbeats until the ping timeout has passed
      Then alice sees only alice in the lobby within 5 seconds

  @LC-17
  @should
  Rule: A client that answers the heartbeat stays connected while another one misses it

    Scenario: alice is still served after eve has stopped answering heartbeats
      Given these clients are connected:
        | client | namespace | server        | transport     |
        | alice  | /chat     | short-timeout |               |
        | eve    | /chat     | short-timeout | raw websocket |
      When eve stops answering heartbeats until the ping timeout has passed
      Then the server closes eve's connection within 5 seconds
      And alice is still served in "/chat"
