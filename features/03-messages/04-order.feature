Feature: Order of messages, and delivery exactly once
  Between one server and one client, messages arrive in the order in which the server emitted them, each of
  them once. Most applications rely on this without checking it: an answer that arrives before its question,
  or a payment that is shown twice, is a bug that users report and nobody can reproduce. Servers break the
  order when they send some messages by a slower path than others, for example after a database query or
  through another adapter.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob joined the lobby

  @OR-01
  @must
  Rule: A client receives the messages of one server in the order in which they were sent

    Scenario: Messages to the lobby, to everyone and to bob arrive in the order in which alice sent them
      When alice sends 30 messages, taking turns between:
        | the lobby |
        | everyone  |
        | bob       |
      Then only these clients receive the messages, once each:
        | sent to   | received by          |
        | the lobby | alice and bob        |
        | everyone  | alice, bob and carol |
        | bob       | bob                  |
      And alice, bob and carol receive the messages in the order in which they were sent

  @OR-02
  @must
  Rule: The server echoes a client's messages in the order in which they were sent

    Scenario: alice sends eight messages without waiting and receives the replies in the same order
      When alice sends 8 messages to the server without waiting for replies
      Then alice receives 8 replies in the order of its messages

  @OR-03
  @must
  Rule: Every message arrives exactly once, even when many are sent at the same time

    Scenario: Three members send to the lobby at the same time and receive each message once
      Given carol joined the lobby
      When these clients send messages at the same time:
        | client | messages | to        |
        | alice  | 20       | the lobby |
        | bob    | 20       | the lobby |
        | carol  | 20       | the lobby |
      Then only alice, bob and carol receive each message once

    Scenario: carol joins, leaves and rejoins the lobby and receives one copy of each later message
      Given carol joined the lobby
      And carol left the lobby
      And carol joined the lobby
      When these clients send messages at the same time:
        | client | messages | to        |
        | alice  | 20       | the lobby |
        | bob    | 20       | the lobby |
      Then only alice, bob and carol receive each message once

  @OR-20
  @must
  Rule: Equal messages are separate messages, and each arrives

    Scenario Outline: alice sends the same text five times at once to <audience>, and it arrives five times
      When these clients send messages at the same time:
        | client | messages | to         | text |
        | alice  | 5        | <audience> | yes  |
      Then only <recipients> receive each message once

      Examples: Operations of the core
        | audience                | recipients           |
        | the lobby               | alice and bob        |
        | the others in the lobby | bob                  |
        | everyone                | alice, bob and carol |
        | bob                     | bob                  |

      @run-once
      Examples: The other operations that send to several clients
        | audience                     | recipients    |
        | the lobby and the kitchen    | alice and bob |
        | the lobby except the kitchen | alice and bob |
        | everyone else                | bob and carol |

    Scenario: alice, bob and carol send the same text at the same time, and each of theirs arrives
      Given carol joined the lobby
      When these clients send messages at the same time:
        | client | messages | to        | text |
        | alice  | 2        | the lobby | yes  |
        | bob    | 2        | the lobby | yes  |
        | carol  | 1        | the lobby | yes  |
      Then only alice, bob and carol receive each message once

  @OR-04
  @must
  @transport-specific
  Rule: Every message arrives exactly once while the transport is upgraded

    Scenario: dave upgrades from polling to WebSocket and receives each message once
      Given these clients are connected:
        | client | namespace | transport               |
        | dave   | /chat     | polling, then websocket |
      And dave joined the lobby
      When alice sends 60 messages to the lobby while dave upgrades to WebSocket
      Then only alice, bob and dave receive each message once

  @OR-08
  @must
  @transport-specific
  Rule: Messages stay in order while the transport is upgraded

    Scenario: dave upgrades from polling to WebSocket and receives the messages in order
      Given these clients are connected:
        | client | namespace | transport               |
        | dave   | /chat     | polling, then websocket |
      And dave joined the lobby
      When alice sends 60 messages to the lobby while dave upgrades to WebSocket
      Then at most alice, bob and dave receive each message once
      And dave receives the messages in the order in which they were sent

  @OR-21
  @must
  @transport-specific
  Rule: A client that reads slowly misses no message and delays no other client
    A server that limits what it keeps for a client must not drop parts of it silently.

    Scenario: dave stops reading for a while and then receives 12 MB of messages, complete and in order
      The server is still sending to dave when bob is served.

      Given these clients are connected:
        | client | namespace | transport |
        | dave   | /chat     | websocket |
      And dave joined the kitchen
      And dave stopped reading
      When alice sends 60 messages, taking turns between:
        | the kitchen with 200000 bytes attached |
      And bob sends "still here" to the server
      And dave resumes reading
      Then only dave receives each message once
      And dave receives the messages in the order in which they were sent

  @OR-05
  @should
  Rule: Messages stay in order across the namespaces of one connection

    Scenario: dave receives eve's messages in two namespaces of one connection in the order sent
      "shared" means that the client uses one connection for both namespaces.

      Given these clients are connected:
        | client | namespace    | connection |
        | dave   | /chat, /news | shared     |
        | eve    | /chat, /news | shared     |
      And dave joined the lobby of "/chat" and the lobby of "/news"
      When eve sends 20 messages, taking turns between:
        | the lobby of "/chat" |
        | the lobby of "/news" |
      Then only these clients receive the messages, once each:
        | sent to              | received by         |
        | the lobby of "/chat" | alice, bob and dave |
        | the lobby of "/news" | dave                |
      And alice, bob and dave receive the messages in the order in which they were sent

  @OR-06
  @should
  Rule: The events that an operation emits to its caller arrive before its acknowledgement

    Scenario: alice receives the event that confirms a join before the acknowledgement of the join
      When alice joins the kitchen
      Then alice receives the join event before the acknowledgement

    Scenario: alice receives the event that confirms a leave before the acknowledgement of the leave
      When alice leaves the lobby
      Then alice receives the leave event before the acknowledgement

    Scenario: alice receives the echo of a message before the acknowledgement of the message
      When alice sends "hello" to the server
      Then alice receives the echo event before the acknowledgement

  @OR-07
  @must
  Rule: A client that loses its connection and reconnects receives no message twice

    Scenario: bob loses the connection and reconnects during 20 messages and receives none of them twice
      Given carol joined the lobby
      When alice sends 20 messages to the lobby while bob loses the connection, reconnects and joins again
      Then only alice and carol, and possibly bob, receive each message once
