@cluster @faults
Feature: Losing a server
  Servers are killed, and some hang: that is what one has several for. The others must not notice more than that some
  people are gone. These servers are the suite's to harm: it kills and freezes them, and replaces what it killed.

  Background:
    Given alice is connected to "/chat" on the first mortal server
    And bob is connected to "/chat" on the second mortal server
    And carol is connected to "/chat" on the third mortal server
    And alice, bob and carol are in the lobby

  @CL-16 @must
  Rule: A server that is killed takes its own people with it and disturbs nobody else

    Scenario: The third server is killed, and the others go on talking
      When the third mortal server is killed
      And alice tells the lobby "are we still here?"
      Then only alice and bob hear "are we still here?"

    @roster
    Scenario: The people of a killed server are soon in no list
      When the third mortal server is killed
      Then alice sees in the end only alice and bob in the lobby

  @CL-17 @must
  Rule: A server that hangs holds up nobody on the others

    Scenario: The third server is frozen, and the others go on talking
      Given the third mortal server is frozen
      When alice tells the lobby "is it just me?"
      Then alice and bob hear "is it just me?", and carol perhaps later

    @roster
    Scenario: Who asks for the members is answered in time, with those that are known or with a refusal
      Given the second mortal server is frozen
      When alice asks who is in the lobby
      Then the answer has at least alice and carol, or is refused as UNAVAILABLE

  @CL-18 @must
  Rule: Who comes from a dead server to another begins anew there

    @claim-E1
    Scenario: Carol comes back on another server, in no room
      Given the third mortal server has been killed
      When carol comes back to "/chat" on the second mortal server
      Then carol is in no room of "/chat"
      And carol has another id in "/chat" than before

    @claim-E1
    Scenario: Carol, back on another server, hears what is told after she joins again
      Given the third mortal server has been killed
      And carol has come back to "/chat" on the second mortal server
      And alice has told the lobby "without carol"
      When carol joins the lobby
      And alice tells the lobby "with carol"
      Then only alice and bob hear "without carol"
      And only alice, bob and carol hear "with carol"
