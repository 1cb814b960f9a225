@asking
Feature: Questions to a room
  A question is a message that requests an acknowledgement from every member of a room: is everybody ready,
  who has the newest version? The server collects the answers and acknowledges the question to the asker with
  all answers that arrived before the timeout. The result is complete if every member has answered, and
  incomplete if not. The asker acts on this result, so an answer that is counted twice, or a complete result
  while one answer is missing, is worse than no result. A timeout of 60,000 ms is longer than the suite
  waits for any acknowledgement, so with it the server has to acknowledge as soon as all members have
  answered.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob and carol joined the lobby

  @AK-04
  @must
  Rule: Exactly the members are asked, once each

    Scenario: alice asks the lobby, and bob and carol, its members, are asked once each
      Given bob and carol answer "yes" when asked
      When alice asks the lobby "are you ready?" with a timeout of 60000 ms
      Then only bob and carol receive "are you ready?"
      And the attempt is accepted

    Scenario: alice asks a room that alice is in and is asked like the other members
      Given alice, bob and carol answer "yes" when asked
      And alice joined the lobby
      When alice asks the lobby "are you here?" with a timeout of 60000 ms
      Then only alice, bob and carol receive "are you here?"
      And the attempt is accepted

    Scenario: carol has left the lobby and is not asked
      Given bob and carol answer "yes" when asked
      And carol left the lobby
      When alice asks the lobby "are you ready?" with a timeout of 60000 ms
      Then only bob receives "are you ready?"
      And the attempt is accepted

  @AK-08
  @must
  Rule: The asker receives the answers of all members

    Scenario: alice asks the lobby and receives the answers of its members bob and carol
      Given bob and carol answer "yes" when asked
      When alice asks the lobby "are you ready?" with a timeout of 60000 ms
      Then the acknowledgement has the answer "yes" from bob and carol and is complete
      And at most bob and carol receive "are you ready?"

    Scenario: alice asks a room that alice is in and receives its own answer like those of the others
      Given alice, bob and carol answer "yes" when asked
      And alice joined the lobby
      When alice asks the lobby "are you here?" with a timeout of 60000 ms
      Then the acknowledgement has the answer "yes" from alice, bob and carol and is complete
      And at most alice, bob and carol receive "are you here?"

    @run-once
    Scenario: alice asks a room of 33 members and receives the answers of all of them
      Given 33 clients are connected to "/chat"
      And the 33 clients joined the kitchen
      And the 33 clients answer "yes" when asked
      When alice asks the kitchen "are you ready?" with a timeout of 60000 ms
      Then the acknowledgement has the answer "yes" from the 33 clients and is complete
      And only the 33 clients receive "are you ready?"

    Scenario: alice and dave ask the lobby at the same time, and each receives bob's and carol's answers
      Given bob and carol answer "yes" when asked
      When alice and dave ask the lobby "are you ready?" with a timeout of 60000 ms
      Then the acknowledgement has the answer "yes" from bob and carol and is complete
      And only bob and carol receive each message once

    Scenario: carol has left the lobby and is not waited for
      Given bob and carol answer "yes" when asked
      And carol left the lobby
      When alice asks the lobby "are you ready?" with a timeout of 60000 ms
      Then the acknowledgement has the answer "yes" from bob and is complete
      And at most bob receives "are you ready?"

    Scenario: alice asks two rooms at the same time, and bob, who is in both, answers each question
      Given bob and carol answer "yes" when asked
      And carol left the lobby
      And bob joined the kitchen
      When alice asks the lobby and the kitchen "are you ready?" with a timeout of 60000 ms
      Then only bob receives each message once
      And the acknowledgement has the answer "yes" from bob and is complete

  @AK-05
  @must
  Rule: Members that do not answer in time are left out and the result is marked incomplete

    Scenario: carol does not answer, and alice receives an incomplete result with bob's answer
      Given bob answers "yes" when asked
      When alice asks the lobby "are you ready?" with a timeout of 500 ms
      Then only bob and carol receive "are you ready?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

    Scenario: Nobody answers, and alice receives an incomplete result without answers
      When alice asks the lobby "are you ready?" with a timeout of 500 ms
      Then only bob and carol receive "are you ready?"
      And the acknowledgement has no answers and is incomplete

    Scenario: carol loses the connection when asked, and alice receives an incomplete result
      Given bob answers "yes" when asked
      And carol loses the connection when asked
      When alice asks the lobby "are you ready?" with a timeout of 500 ms
      Then only bob and carol receive "are you ready?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

  @AK-09
  @must
  Rule: A question with an invalid timeout is refused and reaches nobody

    Scenario Outline: A question with the timeout <timeout> is refused and reaches nobody
      The server refuses the question with the error code INVALID in the acknowledgement.

      When alice asks the lobby "are you ready?" with a timeout of <timeout> ms
      Then the attempt is refused with INVALID
      And nobody receives "are you ready?"

      Examples: Values that are not a number from 1 to 60,000
        | timeout |
        | 0       |
        | -1      |
        | 60001   |
        | null    |
        | []      |
        | "500"   |
        | [500]   |
        | true    |

  @AK-03
  @must
  Rule: A member that answers twice counts once

    Scenario: bob answers twice and counts once, and the result stays incomplete without carol
      Given bob answers "yes" twice when asked
      When alice asks the lobby "are you ready?" with a timeout of 500 ms
      Then only bob and carol receive "are you ready?"
      And the acknowledgement has the answer "yes" from bob and is incomplete

  @AK-10
  @must
  Rule: An answer that comes after the timeout counts for no later question

    Scenario: bob's late answer to the first question does not count for the second question
      Given alice asked the lobby "first question" with a timeout of 500 ms
      And bob answered "late answer to the first question" after the timeout
      And carol answers "no" when asked
      When alice asks the lobby "second question" with a timeout of 500 ms
      Then only bob and carol receive "second question"
      And only bob and carol receive "first question"
      And the acknowledgement has the answer "no" from carol and is incomplete

  @AK-20
  @must
  Rule: An answer arrives as the member gave it, whatever its value

    Scenario Outline: alice receives the answer <answer> of bob and of carol
      Given bob and carol answer <answer> when asked
      When alice asks the lobby "how many?" with a timeout of 60000 ms
      Then only bob and carol receive "how many?"
      And the acknowledgement has the answer <answer> from bob and carol and is complete

      Examples: Values that a server may take for no answer, and bytes
        | answer  |
        | false   |
        | 0       |
        | null    |
        | ""      |
        | []      |
        | 3 bytes |

  @AK-06
  @must
  Rule: A question to an empty room completes at once, with no answers

    Scenario: alice asks a room without members and receives a complete result without answers
      When alice asks the kitchen "are you ready?" with a timeout of 60000 ms
      Then nobody receives "are you ready?"
      And the acknowledgement has no answers and is complete

    Scenario: alice asks a room that its only member has left and receives a complete result
      Given dave joined the kitchen
      And dave left the kitchen
      When alice asks the kitchen "are you ready?" with a timeout of 60000 ms
      Then nobody receives "are you ready?"
      And the acknowledgement has no answers and is complete
