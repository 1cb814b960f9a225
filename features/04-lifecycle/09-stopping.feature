@cluster
@fault-injection
Feature: Stopping a server
  A server that is updated is stopped with SIGTERM. It has to close its connections, so that its clients
  notice and connect to another server, and to exit, so that the update can go on. A server that ignores the
  signal is killed by its supervisor, and its clients wait for the heartbeat.

  Background:
    Given these clients are connected:
      | client | namespace | server       |
      | alice  | /chat     | disposable 1 |
      | bob    | /chat     | disposable 2 |
      | carol  | /chat     | disposable 3 |
    And alice, bob and carol joined the lobby

  @LC-23
  @must
  Rule: A server that is stopped disconnects its clients and exits, and they can move to another

    Scenario: carol is disconnected when server 3 is stopped, and the server exits
      When disposable server 3 is stopped
      Then it exits within 5 seconds
      And carol is disconnected from "/chat"

    @roster
    Scenario: carol is no longer listed in the lobby after server 3 has been stopped
      Given alice saw only alice, bob and carol in the lobby within 5 seconds
      When disposable server 3 is stopped
      Then it exits within 5 seconds
      And alice sees only alice and bob in the lobby within 15 seconds

    Scenario: carol's phone, on server 1, takes the place of carol, whose server was stopped
      When disposable server 3 is stopped
      And these clients are connected:
        | client        | namespace | server       |
        | carol's phone | /chat     | disposable 1 |
      And carol's phone joins the lobby
      And bob sends "for the lobby" to the lobby
      Then it exits within 5 seconds
      And only alice, bob and carol's phone receive "for the lobby"
