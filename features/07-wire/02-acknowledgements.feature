Feature: Acknowledgements
  An acknowledgement is the only answer that a client can tell from the events around it. It carries the number of its
  request, which is unique on one socket and nowhere else, and nobody has to ask for one.

  Background:
    Given alice and bob are connected to "/chat" and "/news" on one connection
    And bob is in the lobby of "/chat"

  @AK-01 @must @wire
  Rule: A request is acknowledged once, with what the server answers

    Scenario Outline: One acknowledgement comes, with <what>
      Given eve has a bare connection to "/chat", in the lobby
      When eve sends the frame '42/chat,17["reflect"<values>]'
      Then request 17 is acknowledged once, with [<answer>]

      Examples: Values that are reflected
        | what          | values       | answer      |
        | three values  | ,1,"two",[3] | 1,"two",[3] |
        | one value     | ,null        | null        |
        | none          |              |             |

    Scenario: One acknowledgement comes beside the event that answers
      Given eve has a bare connection to "/chat", in the lobby
      When eve sends the frame '42/chat,17["message","hello"]'
      Then request 17 is acknowledged once

  @AK-02 @must
  Rule: Each of many requests that are under way gets its own answer

    Scenario: Requests with the same numbers, of two people in two namespaces, do not mix
      When alice and bob each ask 6 questions in "/chat" and "/news", all at once
      Then every question gets its own answer

  @AK-07 @must
  Rule: A request that asks for no acknowledgement, or in vain for one, harms nobody

    Scenario: After requests without an acknowledgement the others go on as before
      Given carol is connected to "/chat"
      And carol has sent every request without asking for an acknowledgement
      When alice tells the lobby of "/chat" "still fine?"
      Then only bob hears "still fine?"

    Scenario: Who has asked for an acknowledgement in vain is served as before
      Given alice has asked in "/chat" for the acknowledgement of an event that nobody handles
      When alice tells the lobby of "/chat" "still served"
      Then only bob hears "still served"
