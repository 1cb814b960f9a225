@asking
Feature: Asking
  A question to a room is a message that wants an answer from every member: who is ready, who has the newest version?
  The asker decides on what it gets. An answer that is counted twice, or an "all have answered" while one is missing, is
  worse than none.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob and carol joined the lobby

  @AK-04
  @must
  Rule: Exactly the members are asked, once each, and the asker receives all their answers

    Scenario: Alice asks the lobby and gets the answers of bob and carol
      Given bob and carol answer "yes" when asked
      When alice asks the lobby "ready?" with a timeout of 60000 ms
      Then only bob and carol receive "ready?"
      And the acknowledgement has the answer "yes" from bob and carol and is complete

    Scenario: Who asks a room that it is in is asked, too
      Given alice, bob and carol answer "present" when asked
      And alice joined the lobby
      When alice asks the lobby "who is here?" with a timeout of 60000 ms
      Then only alice, bob and carol receive "who is here?"
      And the acknowledgement has the answer "present" from alice, bob and carol and is complete

    Scenario: Who has left the room is not waited for
      Given bob and carol answer "yes" when asked
      And carol left the lobby
      When alice asks the lobby "still ready?" with a timeout of 60000 ms
      Then only bob receives "still ready?"
      And the acknowledgement has the answer "yes" from bob and is complete

  @AK-05
  @must
  Rule: Members that do not answer in time are left out and the result is marked incomplete

    Scenario: Carol does not answer
      Given bob answers "yes" when asked
      When alice asks the lobby "ready?" with a timeout of 500 ms
      Then only bob and carol receive "ready?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

    Scenario: Carol loses her connection instead of answering
      Given bob answers "yes" when asked
      And carol loses the connection when asked
      When alice asks the lobby "ready?" with a timeout of 500 ms
      Then only bob and carol receive "ready?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

    Scenario Outline: A time-out of <value> is refused
      When alice asks the lobby "ready?" with a timeout of <value> ms
      Then the attempt is refused with INVALID
      And nobody receives "ready?"

      Examples: None, and beyond 1 to 60,000
        | value |
        | 0     |
        | -1    |
        | 60001 |
        | null  |
        | []    |

  @AK-03
  @must
  Rule: A member's answer counts once, unchanged, and only before the time-out

    Scenario: Bob answers twice, and carol is still missed
      Given bob answers "yes" twice when asked
      When alice asks the lobby "ready?" with a timeout of 500 ms
      Then only bob and carol receive "ready?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

    Scenario: A late answer to one question is none to the next
      Given alice asked the lobby "ready?" with a timeout of 500 ms
      And bob answered "yes, to the first" after the timeout
      And carol answers "no" when asked
      When alice asks the lobby "and now?" with a timeout of 500 ms
      Then only bob and carol receive "and now?"
      And only bob and carol receive "ready?"
      And the acknowledgement has the answer "no" from carol and is incomplete

  @AK-06
  @must
  Rule: A question to an empty room completes at once, with no answers

    Scenario: Alice asks the empty kitchen and has no answers, which are all
      When alice asks the kitchen "anybody?" with a timeout of 60000 ms
      Then nobody receives "anybody?"
      And the acknowledgement has no answers and is complete

    Scenario: The only member has left
      Given dave joined the kitchen
      And dave left the kitchen
      When alice asks the kitchen "anybody left?" with a timeout of 60000 ms
      Then nobody receives "anybody left?"
      And the acknowledgement has no answers and is complete
