@control
Feature: Proof that a client received nothing
  Most promises about rooms are about clients that must receive nothing. The suite proves this with a fence:
  a message that is sent after the message under test, on the same path, to every client in the scenario.
  Once the fence has arrived, everything that was sent before it has arrived as well. These scenarios check
  on the server under test that the fence arrives last, and that a wrong expectation fails with a message
  that names exactly the clients that differ from it.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob joined the lobby

  Scenario: The fence arrives after the message that alice sent before it
    When alice sends "for alice and bob" to the lobby
    Then only alice and bob receive "for alice and bob"

  Scenario: The suite notices that alice and bob received a message that nobody should receive
    When alice sends "for alice and bob" to the lobby
    Then the check that nobody receives "for alice and bob" fails and names alice and bob

  Scenario: The suite notices that carol did not receive a message that carol should receive
    When alice sends "for alice and bob" to the lobby
    Then the check that only alice, bob and carol receive "for alice and bob" fails and names carol
