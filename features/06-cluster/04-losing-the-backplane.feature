@cluster
@fault-injection
@outage
Feature: Losing the backplane
  When Redis restarts, every server is alone for a while. Its own people must not notice; and afterwards it must be one
  server with the others again, by itself, at once for the rooms that were joined in the meantime, too. Adapters that
  wait for the backplane before they deliver, processes that die of an unhandled rejection, and subscriptions that are
  not renewed have all been seen.

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

    Scenario: The lobby goes on on each server
      Given the backplane was cut
      When alice sends "are we alone?" to the lobby
      Then only alice and carol receive "are we alone?"; bob may receive it later

    Scenario: A direct message on one server arrives
      Given the backplane was cut
      When alice sends "just here" to carol
      Then only carol receives "just here"

    Scenario: Dave connects, joins and hears
      Given the backplane was cut
      And these clients are connected:
        | client | namespace | server       |
        | dave   | /chat     | disposable 1 |
      When dave joins the lobby
      And alice sends "welcome in the storm" to the lobby
      Then only alice, carol and dave receive "welcome in the storm"; bob may receive it later

    Scenario: Leaving counts, too
      Given the backplane was cut
      When carol leaves the lobby
      And alice sends "without carol in the storm" to the lobby
      Then only alice receives "without carol in the storm"; bob may receive it later

    Scenario: No server dies of it
      When the backplane is cut
      And alice sends "are you alive?" to the lobby
      Then only alice and carol receive "are you alive?"; bob may receive it later
      And every disposable server still answers

  @CL-21
  @must
  Rule: Messages cross between the servers again, without a restart, once the backplane is back

    Scenario: What alice tells the lobby reaches bob again, once
      Given the backplane was cut
      When the backplane is restored
      Then only alice, bob and carol receive what alice sends to the lobby within 15 seconds

    Scenario: A room that bob joined in the meantime is heard, too
      Given the backplane was cut
      And bob joined the kitchen
      When the backplane is restored
      Then only bob receives what alice sends to the kitchen within 15 seconds

    Scenario: A room that bob left in the meantime is not
      Given the backplane was cut
      And bob left the lobby
      When the backplane is restored
      Then only alice and carol receive what alice sends to the lobby within 15 seconds

  @CL-22
  @must
  Rule: A message sent during a backplane outage may arrive late or not at all, but never twice

    Scenario: Bob hears what was told in the outage at most once
      Given the backplane was cut
      When alice sends "in the storm" to the lobby
      And the backplane is restored
      Then only alice, bob and carol receive what alice sends to the lobby within 15 seconds
      And at most alice, bob and carol receive "in the storm"
