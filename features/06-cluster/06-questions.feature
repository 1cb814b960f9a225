@cluster
@asking
Feature: Questions to members on several servers
  A client asks every member of a room, and its server collects their answers. The answers come back over the
  backplane, so the server must know how many servers there are and how many members each of them has. If one
  server never answers, only the timeout ends the wait. The acknowledgement says whether every member has
  answered ("complete").

  @CL-15
  @must
  Rule: Members on every server are asked, and all their answers are collected

    Scenario: alice gets the answers of all four members on three servers
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | dave   | /chat     | 2      |
        | carol  | /chat     | 3      |
      And alice, bob, carol and dave joined the lobby
      And alice, bob, carol and dave answer "yes" when asked
      When alice asks the lobby "are you there?" with a timeout of 60000 ms
      Then only alice, bob, carol and dave receive "are you there?"
      And the acknowledgement has the answer "yes" from alice, bob, carol and dave and is complete

  @CL-31
  @must
  Rule: A dead or frozen server costs a question only its own answers
    The answers of the other servers' members must arrive by the timeout. A server that was killed may count as one
    that has not answered, or as none; a result without bob's answer, or with one that nobody gave, breaks the promise.

    @fault-injection
    Scenario: alice gets bob's answer at the timeout while carol's server is frozen
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
        | carol  | /chat     | disposable 3 |
      And bob and carol joined the lobby
      And bob and carol answer "yes" when asked
      And disposable server 3 is frozen
      When alice asks the lobby "are you there?" with a timeout of 500 ms
      Then only bob, and possibly carol, receive "are you there?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

    @fault-injection
    Scenario: alice gets bob's answer after carol's server was killed
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
        | carol  | /chat     | disposable 3 |
      And bob and carol joined the lobby
      And bob and carol answer "yes" when asked
      And disposable server 3 was killed
      When alice asks the lobby "are you there?" with a timeout of 500 ms
      Then only bob receives "are you there?"
      And the acknowledgement has the answer "yes" from bob and is complete or incomplete
