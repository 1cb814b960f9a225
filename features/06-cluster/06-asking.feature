@cluster @asking
Feature: Asking members on several servers
  The answers come back over the backplane, and somebody has to count them: the server that asks must know how many
  servers there are, and how many members on each. One that never says holds up the others if nothing ends the wait.

  @CL-15 @must
  Rule: Members on every server are asked, and a server that is dead or hangs costs its own answers only

    Scenario: Alice has the answers of three servers
      Given alice is connected to "/chat" on the first server
      And bob and dave are connected to "/chat" on the second server
      And carol is connected to "/chat" on the third server
      And alice, bob, carol and dave are in the lobby
      And alice, bob, carol and dave answer "yes" when asked
      When alice asks the lobby "all of us?"
      Then only alice, bob, carol and dave hear "all of us?"
      And alice has all answers: "yes" from alice, bob, carol and dave

    @faults
    Scenario: One server hangs, and the answers of the others come at the time-out
      Given alice is connected to "/chat" on the first mortal server
      And bob is connected to "/chat" on the second mortal server
      And carol is connected to "/chat" on the third mortal server
      And bob and carol are in the lobby
      And bob and carol answer "yes" when asked
      And the third mortal server is frozen
      When alice, in a hurry, asks the lobby "still with us?"
      Then bob hears "still with us?", and carol perhaps later
      And alice has only the answer "yes" from bob, and knows that one is missing

    @faults
    Scenario: One server is dead, and the answers of the others come
      Given alice is connected to "/chat" on the first mortal server
      And bob is connected to "/chat" on the second mortal server
      And carol is connected to "/chat" on the third mortal server
      And bob and carol are in the lobby
      And bob and carol answer "yes" when asked
      And the third mortal server has been killed
      When alice, in a hurry, asks the lobby "who is left?"
      Then only bob hears "who is left?"
      And alice has only the answer "yes" from bob, whether or not she thinks that one is missing
