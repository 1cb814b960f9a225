@cluster @faults
Feature: Losing a server
  Servers are killed, and some hang: that is what one has several for. The others must not notice more than that some
  people are gone. These servers are the suite's to harm: it kills and freezes them, and replaces what it killed.

  Background:
    Given alice is connected to "/chat" on the first mortal server
    And bob is connected to "/chat" on the second mortal server
    And alice and bob are in the lobby

  @CL-16 @must
  Rule: A server that is killed takes its own people with it and disturbs nobody else

    Scenario: The third server is killed, and the others go on talking
      Given carol is connected to "/chat" on the third mortal server
      And carol is in the lobby
      When the third mortal server is killed
      And alice tells the lobby "are we still here?"
      Then only alice and bob hear "are we still here?"

    @roster
    Scenario: The people of a killed server are soon in no list
      Given carol is connected to "/chat" on the third mortal server
      And carol is in the lobby
      And alice has seen alice, bob and carol in the lobby
      When the third mortal server is killed
      Then alice sees in the end only alice and bob in the lobby

  @LC-06 @should @presence @roster
  Rule: The others in a room are told once who joins and who leaves it, however that happens

    Scenario: The third server is killed, and the others are told that carol has left
      Given carol is connected to "/chat" on the third mortal server
      And carol is in the lobby
      And alice has seen alice, bob and carol in the lobby
      When the third mortal server is killed
      Then only alice and bob are told in the end that carol has left the lobby

  @CL-17 @must
  Rule: A server that hangs holds up nobody on the others

    Scenario: The third server is frozen, and the others go on talking
      Given carol is connected to "/chat" on the third mortal server
      And carol is in the lobby
      And the third mortal server is frozen
      When alice tells the lobby "is it just me?"
      Then alice and bob hear "is it just me?", and carol perhaps later

    @roster
    Scenario: Who asks for the members is answered in time, with those that are known or with a refusal
      Given the second mortal server is frozen
      When alice asks who is in the lobby
      Then the answer has at least alice, or is refused as UNAVAILABLE

  @CL-18 @must
  Rule: Who comes from a dead server to another begins anew there

    @claim-E1
    Scenario: Carol comes back on another server, is in no room, and hears what is told after she joins again
      Given carol is connected to "/chat" on the third mortal server
      And carol is in the lobby
      And the third mortal server has been killed
      And carol has come back to "/chat" on the second mortal server
      And alice has told the lobby "without carol"
      When carol joins the lobby
      And alice tells the lobby "with carol"
      Then only alice and bob hear "without carol"
      And only alice, bob and carol hear "with carol"
      And carol is in the lobby and in no other room
      And carol has another id in "/chat" than before

  @CL-20 @must
  Rule: A server is one with the others before it lets in its first client

    @claim-F3
    Scenario: Dave, the first client of a new server, hears the others and is heard
      When the third mortal server is started, and dave connects to "/chat" as soon as it lets him
      And dave joins the lobby
      And alice tells the lobby "good morning"
      And dave tells the lobby "first in the house"
      Then only alice, bob and dave hear "good morning"
      And only alice, bob and dave hear "first in the house"
