@cluster @faults @outage
Feature: Losing the backplane
  When Redis restarts, every server is alone for a while. Its own people must not notice; and afterwards it must be one
  server with the others again, by itself, at once for the rooms that were joined in the meantime, too. Adapters that
  wait for the backplane before they deliver, processes that die of an unhandled rejection, and subscriptions that are
  not renewed have all been seen.

  Background:
    Given alice and carol are connected to "/chat" on the first mortal server
    And bob is connected to "/chat" on the second mortal server
    And alice, bob and carol are in the lobby

  @CL-19 @must
  Rule: While the backplane is down every server goes on serving its own people

    Scenario: The lobby goes on on each server
      Given the backplane has been cut
      When alice tells the lobby "are we alone?"
      Then alice and carol hear "are we alone?", and bob perhaps later

    Scenario: A direct message on one server arrives
      Given the backplane has been cut
      When alice tells only carol "just here"
      Then only carol hears "just here"

    Scenario: Dave connects, joins and hears
      Given the backplane has been cut
      And dave is connected to "/chat" on the first mortal server
      When dave joins the lobby
      And alice tells the lobby "welcome in the storm"
      Then alice, carol and dave hear "welcome in the storm", and bob perhaps later

    Scenario: Leaving counts, too
      Given the backplane has been cut
      When carol leaves the lobby
      And alice tells the lobby "without carol in the storm"
      Then alice hears "without carol in the storm", and bob perhaps later

    Scenario: No server dies of it
      When the backplane is cut
      And alice tells the lobby "are you alive?"
      Then alice and carol hear "are you alive?", and bob perhaps later
      And each mortal server still answers

  @CL-21 @must
  Rule: When the backplane is back, the servers are one again by themselves

    Scenario: What alice tells the lobby reaches bob again, once
      Given the backplane has been cut
      When the backplane comes back
      Then soon just alice, bob and carol hear what alice tells the lobby

    Scenario: A room that bob joined in the meantime is heard, too
      Given the backplane has been cut
      And bob is in the kitchen
      When the backplane comes back
      Then soon just bob hears what alice tells the kitchen

    Scenario: A room that bob left in the meantime is not
      Given the backplane has been cut
      And bob has left the lobby
      When the backplane comes back
      Then soon just alice and carol hear what alice tells the lobby

  @CL-22 @must
  Rule: What was told in the meantime comes late or never, but not twice

    Scenario: Bob hears what was told in the outage at most once
      Given the backplane has been cut
      When alice tells the lobby "in the storm"
      And the backplane comes back
      Then soon just alice, bob and carol hear what alice tells the lobby
      And alice, bob and carol hear "in the storm" at most once
