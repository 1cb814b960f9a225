@asking
Feature: Asking
  A question to a room is a message that wants an answer from every member: who is ready, who has the newest version?
  The asker decides on what it gets. An answer that is counted twice, or an "all have answered" while one is missing, is
  worse than none.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob and carol are in the lobby

  @AK-04 @must
  Rule: Every member is asked once, nobody else is, and the asker gets an answer of each

    Scenario: Alice asks the lobby and gets the answers of bob and carol
      Given bob and carol answer "yes" when asked
      When alice asks the lobby "ready?"
      Then only bob and carol hear "ready?"
      And alice has all answers: "yes" from bob and carol

    Scenario: Who asks a room that it is in is asked, too
      Given alice, bob and carol answer "present" when asked
      And alice is in the lobby
      When alice asks the lobby "who is here?"
      Then only alice, bob and carol hear "who is here?"
      And alice has all answers: "present" from alice, bob and carol

    Scenario: Who has left the room is not waited for
      Given bob and carol answer "yes" when asked
      And carol has left the lobby
      When alice asks the lobby "still ready?"
      Then only bob hears "still ready?"
      And alice has all answers: "yes" from bob

  @AK-05 @must
  Rule: Who does not answer in time is left out, and the asker knows that an answer is missing

    Scenario: Carol does not answer
      Given bob answers "yes" when asked
      When alice, in a hurry, asks the lobby "ready?"
      Then only bob and carol hear "ready?"
      And alice has only the answer "yes" from bob, and knows that one is missing

    Scenario: Carol loses her connection instead of answering
      Given bob answers "yes" when asked
      And carol loses her connection when asked
      When alice, in a hurry, asks the lobby "ready?"
      Then only bob and carol hear "ready?"
      And alice has only the answer "yes" from bob, and knows that one is missing

    Scenario Outline: A time-out of <value> is refused
      When alice asks the lobby "ready?" with a time-out of <value>
      Then the attempt is refused as INVALID
      And nobody hears "ready?"

      Examples: None, and beyond 1 to 60,000
        | value |
        | 0     |
        | -1    |
        | 60001 |
        | null  |
        | []    |

  @AK-03 @must
  Rule: An answer counts once, as the member gave it, and not after the time-out

    Scenario: Bob answers twice, and carol is still missed
      Given bob answers "yes" twice when asked
      When alice, in a hurry, asks the lobby "ready?"
      Then only bob and carol hear "ready?"
      And alice has only the answer "yes" from bob, and knows that one is missing

    Scenario: A late answer to one question is none to the next
      Given alice, in a hurry, has asked the lobby "ready?"
      And bob has answered "yes, to the first" after all
      And carol answers "no" when asked
      When alice, in a hurry, asks the lobby "and now?"
      Then only bob and carol hear "and now?"
      And only bob and carol hear "ready?"
      And alice has only the answer "no" from carol, and knows that one is missing

  @AK-06 @must
  Rule: A room that nobody is in has answered at once

    Scenario: Alice asks the empty kitchen and has no answers, which are all
      When alice asks the kitchen "anybody?"
      Then nobody hears "anybody?"
      And all answers have come: there are none

    Scenario: The only member has left
      Given dave is in the kitchen
      And dave has left the kitchen
      When alice asks the kitchen "anybody left?"
      Then nobody hears "anybody left?"
      And all answers have come: there are none
