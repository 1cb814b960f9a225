@cluster
@asking
Feature: Asking members on several servers
  The answers come back over the backplane, and somebody has to count them: the server that asks must know how many
  servers there are, and how many members on each. One that never says holds up the others if nothing ends the wait.

  @CL-15
  @must
  Rule: Members on every server are asked, and a dead or frozen server costs only its own answers

    Scenario: Alice has the answers of three servers
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | dave   | /chat     | 2      |
        | carol  | /chat     | 3      |
      And alice, bob, carol and dave joined the lobby
      And alice, bob, carol and dave answer "yes" when asked
      When alice asks the lobby "all of us?" with a timeout of 60000 ms
      Then only alice, bob, carol and dave receive "all of us?"
      And the acknowledgement has the answer "yes" from alice, bob, carol and dave and is complete

    @fault-injection
    Scenario: One server hangs, and the answers of the others come at the time-out
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
        | carol  | /chat     | disposable 3 |
      And bob and carol joined the lobby
      And bob and carol answer "yes" when asked
      And disposable server 3 is frozen
      When alice asks the lobby "still with us?" with a timeout of 500 ms
      Then only bob receives "still with us?"; carol may receive it later
      And the acknowledgement has the answer "yes" from bob and is incomplete

    @fault-injection
    Scenario: One server is dead, and the answers of the others come
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
        | carol  | /chat     | disposable 3 |
      And bob and carol joined the lobby
      And bob and carol answer "yes" when asked
      And disposable server 3 was killed
      When alice asks the lobby "who is left?" with a timeout of 500 ms
      Then only bob receives "who is left?"
      And the acknowledgement has the answer "yes" from bob and is complete or incomplete
