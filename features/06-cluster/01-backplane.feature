@cluster
Feature: What joins several servers
  Rooms live in the memory of one server. What makes them one room on several is a backplane that carries messages, and
  nothing but messages: without it the second replica is deaf, and no error says so.

  @CL-02
  @must
  @isolated-servers
  Rule: A message stays on the sender's server if there is no backplane

    @lesson-B6a
    @lesson-M3
    @lesson-F3
    @lesson-U4
    Scenario: Bob, on another server without a backplane, hears nothing
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | carol  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 2 |
      And alice, bob and carol joined the lobby
      When alice sends "are we one room?" to the lobby
      Then only alice and carol receive "are we one room?"

    @lesson-M3
    @lesson-F3
    Scenario: An announcement ends at its server, too
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | carol  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 2 |
      When alice sends "are we all?" to everyone
      Then only alice and carol receive "are we all?"

  @CL-01
  @must
  Rule: A message reaches its recipients on every server exactly once, through the backplane

    @lesson-B6b
    @lesson-B6c
    @lesson-M3
    @lesson-F3
    @lesson-K5
    @lesson-U7
    @lesson-P2
    Scenario Outline: A room of <namespace> is one room on three servers
      Given these clients are connected:
        | client | namespace   | server |
        | alice  | <namespace> | 1      |
        | dave   | <namespace> | 1      |
        | bob    | <namespace> | 2      |
        | carol  | <namespace> | 3      |
      And alice, bob, carol and dave joined the lobby
      When alice sends "we are one room" to the lobby
      Then only alice, bob, carol and dave receive "we are one room"

      Examples: Namespaces that a server may have joined differently
        | namespace |
        | "/"       |
        | "/chat"   |
        | "/news"   |

    @lesson-B6d
    @lesson-U7
    Scenario: An announcement reaches everyone on three servers
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
        | dave   | /news     | 2      |
      When alice sends "all aboard" to everyone
      Then only alice, bob and carol receive "all aboard"

    Scenario: All members are on another server than the speaker
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 2      |
      And bob and carol joined the lobby
      When alice sends "over there" to the lobby
      Then only bob and carol receive "over there"

    Scenario Outline: It works from <here> to <there>
      Given these clients are connected:
        | client | namespace | server  |
        | alice  | /chat     | <here>  |
        | bob    | /chat     | <there> |
      And bob joined the lobby
      When alice sends "over there" to the lobby
      Then only bob receives "over there"

      Examples: Each to each
        | here     | there    |
        | server 1 | server 2 |
        | server 1 | server 3 |
        | server 2 | server 1 |
        | server 2 | server 3 |
        | server 3 | server 1 |
        | server 3 | server 2 |

  @CL-05
  @must
  Rule: A join or leave on one server applies to the next message from another server

    @lesson-B6d
    @lesson-K5
    Scenario: The first message after a join on another server is heard
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
      When bob joins the lobby
      And alice sends "welcome" to the lobby
      Then only bob receives "welcome"

    Scenario: The first message after a leave on another server is not
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 2      |
      And bob and carol joined the lobby
      When bob leaves the lobby
      And alice sends "goodbye" to the lobby
      Then only carol receives "goodbye"
