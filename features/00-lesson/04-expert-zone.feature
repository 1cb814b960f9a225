Feature: The expert notes of the lesson
  Three notes: what a reconnection loses, what a namespace costs, and what an adapter costs. The costs are
  measured and reported, never judged: they depend on the machine.

  @lesson-E1
  Rule: Expert note 1: Membership ends with the connection, and a client must join again
    Statement 58. True without connection state recovery, which is off by default (Socket.IO 4.6 and later;
    the Redis Pub/Sub adapter does not support it). With it, a client that lost its connection and is back in
    time keeps its id and its rooms. In depth: CR-01, LC-03.

    Scenario: bob reconnects and receives nothing of the lobby until bob joins again
      Given alice and bob are connected to "/chat"
      And bob joined the lobby
      And bob lost the connection
      And bob reconnected to "/chat"
      And alice sent "before joining again" to the lobby
      When bob joins the lobby
      And alice sends "after joining again" to the lobby
      Then nobody receives "before joining again"
      And only bob receives "after joining again"

    @recovery
    @short-timeouts
    Scenario: bob recovers the session and receives the lobby's messages without joining again
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
        | bob    | /chat     | short-timeout |
      And alice and bob joined the lobby
      And bob lost the connection
      And alice sent "while bob was away" to the lobby
      When bob reconnects to "/chat" with its session
      And alice sends "after the recovery" to the lobby
      Then bob has the same id in "/chat" as before
      And only alice and bob receive "while bob was away"
      And only alice and bob receive "after the recovery"

  @lesson-E2
  Rule: Expert note 2: A further namespace costs packets and memory, but no connection
    Statement 59. Half right. On one connection, each namespace costs a CONNECT packet in each direction and a
    socket object on the server. By default, `io()` uses one connection for all namespaces of a server;
    `forceNew` opens another. The report has the figures. In depth: CN-04, MO-05.

    @transport-specific
    @dynamic-namespaces
    Scenario: A client in 1, 2 or 8 namespaces uses one connection and two CONNECT packets for each
      When these connections are opened, measured and closed:
        | connections | namespaces |
        | 50          | 1          |
        | 50          | 2          |
        | 50          | 8          |
      Then each connection carried all of its namespaces

  @lesson-E3
  @cluster
  Rule: Expert note 3: Every message crosses the adapter, and the report shows how long it takes
    Statement 60. True of messages that cross to another server; the report has the median and the 99th
    percentile, with and without an adapter. "Consistent state" says too much: between servers, a message is
    delivered at most once. In depth: CL-11, CL-22.

    Scenario: All of 200 messages arrive on the sender's server and, through the adapter, on another
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 1      |
        | carol  | /chat     | 2      |
      And bob and carol joined the lobby
      When alice sends 200 timed messages to the lobby
      Then only bob and carol receive each message once
      And the report shows the latency at bob and carol

    @isolated-servers
    Scenario: All of 200 messages arrive on a server without an adapter
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 1 |
      And bob joined the lobby
      When alice sends 200 timed messages to the lobby
      Then only bob receives each message once
      And the report shows the latency at bob
