Feature: Acknowledgements
  An acknowledgement is the only answer that a client can tell apart from other events. It carries the number
  of its request, which is unique only on one socket, so different clients use the same numbers. A client does
  not have to request an acknowledgement.

  @AK-01
  @must
  @transport-specific
  Rule: A request is acknowledged exactly once, with the server's answer
    eve writes frames on a raw WebSocket. In the frame, 42 is an event and 17 the number of the request.

    Scenario Outline: eve's reflect request is acknowledged exactly once, with <what>
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    | /chat     | raw websocket |
      And eve joined the lobby
      When eve sends the frame '42/chat,17["reflect"<values>]'
      Then request 17 is acknowledged once with {"ok": true, "args": [<answer>]}

      Examples: Values that the server sends back; in the frame they follow a comma
        | what         | values       | answer      |
        | three values | ,1,"two",[3] | 1,"two",[3] |
        | one value    | ,null        | null        |
        | no value     |              |             |

    Scenario: eve's request to join is acknowledged exactly once
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    | /chat     | raw websocket |
      When eve sends the frame '42/chat,17["joinRoom","(lobby)"]'
      Then request 17 is acknowledged once with {"ok": true}

    Scenario: eve's echo request is acknowledged exactly once
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    | /chat     | raw websocket |
      And eve joined the lobby
      When eve sends the frame '42/chat,17["message","hello"]'
      Then request 17 is acknowledged once with {"ok": true}

  @AK-02
  @must
  Rule: Each of several concurrent requests gets its own answer
    Every request has content of its own. Each client counts its requests from 0 in each namespace. alice connects
    before bob, so that only the requests of the scenario are concurrent.

    Scenario: alice and bob get their own answers to requests with equal numbers in two namespaces
      Given these clients are connected:
        | client | namespace    | connection |
        | alice  | /chat, /news | shared     |
      And these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
      When alice and bob each send 6 requests in "/chat" and "/news" at the same time
      Then every request is acknowledged with its own content

    @roster
    Scenario: alice asks for the members of two rooms at the same time and gets both lists
      Given alice, bob and carol are connected to "/chat"
      And bob joined the lobby
      And carol joined the kitchen
      And alice saw only bob in the lobby within 5 seconds
      And alice saw only carol in the kitchen within 5 seconds
      Then alice sees only bob in the lobby and only carol in the kitchen at once

  @AK-07
  @must
  Rule: A request that asks for no acknowledgement harms nobody

    Background:
      Given alice and bob are connected to "/chat"
      And these clients are connected:
        | client | namespace | role      |
        | dave   | /news     | bystander |

    Scenario: bob still receives messages after carol has sent every operation without acknowledgement
      Given carol is connected to "/chat"
      And bob joined the lobby of "/chat"
      When carol emits every operation without asking for an acknowledgement
      And alice sends "after the unacknowledged operations" to the lobby of "/chat"
      Then only bob receives "after the unacknowledged operations"

    Scenario: bob receives a message that alice sends without asking for an acknowledgement
      Given bob joined the lobby of "/chat"
      When alice sends "for the lobby" to the lobby of "/chat" without asking for an acknowledgement
      Then only bob receives "for the lobby"

  @AK-11
  @must
  Rule: A request that is never acknowledged harms nobody

    Background:
      Given alice and bob are connected to "/chat"
      And these clients are connected:
        | client | namespace | role      |
        | dave   | /news     | bystander |

    Scenario: alice can still send after requesting an acknowledgement that never comes
      Given bob joined the lobby of "/chat"
      When alice emits "event-without-handler" with "?" in "/chat"
      And alice sends "after the unanswered request" to the lobby of "/chat"
      Then only bob receives "after the unanswered request"
