@cluster
@fault-injection
@outage
Feature: Loss of the backplane
  During a restart of Redis, every server is cut off from the others for a while. Its own clients must not notice.
  Afterwards the servers must exchange messages again without help, also for rooms that were joined in the
  meantime. All of these have been seen: adapters that wait for the backplane before they deliver, processes
  that end with an unhandled rejection, and subscriptions that are not renewed. The suite cuts the connections
  of all disposable servers to Redis.

  Background:
    Given these clients are connected:
      | client | namespace | server       |
      | alice  | /chat     | disposable 1 |
      | carol  | /chat     | disposable 1 |
      | bob    | /chat     | disposable 2 |
    And alice, bob and carol joined the lobby

  @CL-19
  @must
  Rule: Every server keeps serving its own clients while the backplane is down
    A client that "possibly" receives a message gets one copy or none.

    Scenario: alice's message to the lobby reaches carol on the same server while the backplane is down
      Given the backplane was cut
      When alice sends "during the outage" to the lobby
      Then only alice and carol, and possibly bob, receive "during the outage"

    Scenario: alice's direct message reaches carol on the same server while the backplane is down
      Given the backplane was cut
      When alice sends "for carol only" to carol
      Then only carol receives "for carol only"

    Scenario: dave connects, joins the lobby and receives a message while the backplane is down
      Given the backplane was cut
      And these clients are connected:
        | client | namespace | server       |
        | dave   | /chat     | disposable 1 |
      When dave joins the lobby
      And alice sends "during the outage" to the lobby
      Then only alice, carol and dave, and possibly bob, receive "during the outage"

    Scenario: carol leaves the lobby while the backplane is down and receives no later message
      Given the backplane was cut
      When carol leaves the lobby
      And alice sends "after carol left" to the lobby
      Then only alice, and possibly bob, receive "after carol left"

    Scenario: Every disposable server still answers after the backplane was cut
      When the backplane is cut
      And alice sends "during the outage" to the lobby
      Then only alice and carol, and possibly bob, receive "during the outage"
      And every disposable server still answers

  @CL-21
  @must
  Rule: Messages cross between the servers again, without a restart, once the backplane is back
    alice sends messages again and again until one reaches every named client, for at most 15 seconds. The
    next message must then reach the named clients, once each, and nobody else.

    Scenario: bob receives alice's messages to the lobby again after the backplane is restored
      Given the backplane was cut
      When the backplane is restored
      Then only alice, bob and carol receive what alice sends to the lobby within 15 seconds

    Scenario: bob receives messages of the kitchen, joined while the backplane was down
      Given the backplane was cut
      And bob joined the kitchen
      When the backplane is restored
      Then only bob receives what alice sends to the kitchen within 15 seconds

    Scenario: bob receives no message of the lobby, left while the backplane was down
      Given the backplane was cut
      And bob left the lobby
      When the backplane is restored
      Then only alice and carol receive what alice sends to the lobby within 15 seconds

  @CL-22
  @must
  Rule: A message sent during a backplane outage may arrive late or not at all, but never twice

    Scenario: bob receives a message sent while the backplane was down at most once
      Given the backplane was cut
      When alice sends "during the outage" to the lobby
      And the backplane is restored
      Then only alice, bob and carol receive what alice sends to the lobby within 15 seconds
      And at most alice, bob and carol receive "during the outage"
