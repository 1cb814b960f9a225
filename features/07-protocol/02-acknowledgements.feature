Feature: Acknowledgements
  An acknowledgement is the only answer that a client can tell from the events around it. It carries the number of its
  request, which is unique on one socket and nowhere else, and nobody has to ask for one.

  Background:
    Given these clients are connected:
      | client | namespace    | connection |
      | alice  | /chat, /news | shared     |
      | bob    | /chat, /news | shared     |
    And bob joined the lobby of "/chat"

  @AK-01
  @must
  @transport-specific
  Rule: A request is acknowledged exactly once, with the server's answer

    Scenario Outline: One acknowledgement comes, with <what>
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    | /chat     | raw websocket |
      And eve joined the lobby
      When eve sends the frame '42/chat,17["reflect"<values>]'
      Then request 17 is acknowledged once with {"ok": true, "args": [<answer>]}

      Examples: Values that are reflected
        | what         | values       | answer      |
        | three values | ,1,"two",[3] | 1,"two",[3] |
        | one value    | ,null        | null        |
        | none         |              |             |

    Scenario: One acknowledgement comes beside the event that answers
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    | /chat     | raw websocket |
      And eve joined the lobby
      When eve sends the frame '42/chat,17["message","hello"]'
      Then request 17 is acknowledged once with {"ok": true}

  @AK-02
  @must
  Rule: Each of several concurrent requests gets its own answer

    Scenario: Requests with the same numbers, of two people in two namespaces, do not mix
      When alice and bob each send 6 requests in "/chat" and "/news" at the same time
      Then every request is acknowledged with its own content

  @AK-07
  @must
  Rule: A request that asks for no acknowledgement, or never gets one, harms nobody

    Scenario: After requests without an acknowledgement the others go on as before
      Given carol is connected to "/chat"
      And carol emitted every operation without asking for an acknowledgement
      When alice sends "still fine?" to the lobby of "/chat"
      Then only bob receives "still fine?"

    Scenario: Who has asked for an acknowledgement in vain is served as before
      Given alice requested the acknowledgement of an event without a handler in "/chat"
      When alice sends "still served" to the lobby of "/chat"
      Then only bob receives "still served"
