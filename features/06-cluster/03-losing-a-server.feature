@cluster
@fault-injection
Feature: Losing a server
  Servers are killed, and some hang: that is what one has several for. The others must not notice more than that some
  people are gone. These servers are the suite's to harm: it kills and freezes them, and replaces what it killed.

  Background:
    Given these clients are connected:
      | client | namespace | server       |
      | alice  | /chat     | disposable 1 |
      | bob    | /chat     | disposable 2 |
    And alice and bob joined the lobby

  @CL-16
  @must
  Rule: A killed server takes only its own clients with it and disturbs nobody else

    Scenario: The third server is killed, and the others go on talking
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      When disposable server 3 is killed
      And alice sends "are we still here?" to the lobby
      Then only alice and bob receive "are we still here?"

    @roster
    Scenario: The people of a killed server are soon in no list
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      And alice saw only alice, bob and carol in the lobby within 5 seconds
      When disposable server 3 is killed
      Then alice sees only alice and bob in the lobby within 15 seconds

  @CL-17
  @must
  Rule: A frozen server does not hold up clients on the other servers

    Scenario: The third server is frozen, and the others go on talking
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      And disposable server 3 is frozen
      When alice sends "is it just me?" to the lobby
      Then only alice and bob receive "is it just me?"; carol may receive it later

    @roster
    Scenario: Who asks for the members is answered in time, with those that are known or with a refusal
      Given disposable server 2 is frozen
      When alice asks for the members of the lobby
      Then the answer lists at least alice, or is refused with UNAVAILABLE

  @CL-18
  @must
  Rule: A client that moves from a dead server to another starts fresh there

    @lesson-E1
    Scenario: Carol comes back on another server, is in no room, and hears what is told after she joins again
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      And disposable server 3 was killed
      And these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 2 |
      And alice sent "without carol" to the lobby
      When carol joins the lobby
      And alice sends "with carol" to the lobby
      Then only alice and bob receive "without carol"
      And only alice, bob and carol receive "with carol"
      And carol is in the lobby and in no other room
      And carol has a new id in "/chat"

  @CL-20
  @must
  Rule: A new server is connected to the others before it accepts its first client

    @lesson-F3
    Scenario: Dave, the first client of a new server, hears the others and is heard
      When disposable server 3 starts and dave connects to "/chat" as soon as it is accepted
      And dave joins the lobby
      And alice sends "good morning" to the lobby
      And dave sends "first in the house" to the lobby
      Then only alice, bob and dave receive "good morning"
      And only alice, bob and dave receive "first in the house"
