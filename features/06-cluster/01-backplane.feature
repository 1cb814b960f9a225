@cluster
Feature: Backplane between servers
  A server keeps its rooms in its own memory. A room spans several servers only if a backplane, for example
  Redis, carries messages between them. Without a backplane, a second server receives nothing, and no error
  says so. The isolated servers are servers that the suite starts without a backplane; servers 1, 2 and 3 have
  one.

  @CL-02
  @should
  @isolated-servers
  Rule: A message stays on the sender's server if there is no backplane

    Scenario: bob, on another server without a backplane, receives no message of the lobby
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | carol  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 2 |
      And alice, bob and carol joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice and carol receive "for the lobby"

    Scenario: bob, on another server without a backplane, receives no announcement
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | carol  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 2 |
      When alice sends "for everyone" to everyone
      Then only alice and carol receive "for everyone"

  @CL-01
  @must
  Rule: A message reaches its recipients on every server exactly once, through the backplane

    Scenario Outline: alice's message to the lobby of <namespace> reaches its members on three servers once
      Given these clients are connected:
        | client | namespace   | server |
        | alice  | <namespace> | 1      |
        | dave   | <namespace> | 1      |
        | bob    | <namespace> | 2      |
        | carol  | <namespace> | 3      |
      And alice, bob, carol and dave joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice, bob, carol and dave receive "for the lobby"

      Examples: Each open namespace, because a server may connect only some of them to the backplane
        | namespace |
        | "/"       |
        | "/chat"   |
        | "/news"   |

    Scenario: An announcement in "/chat" reaches every client of "/chat" on three servers
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
        | dave   | /news     | 2      |
      When alice sends "for everyone in /chat" to everyone
      Then only alice, bob and carol receive "for everyone in /chat"

    Scenario: alice's message to the lobby reaches bob and carol, the only members, on another server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 2      |
      And bob and carol joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob and carol receive "for the lobby"

    Scenario Outline: alice's message to the lobby from <alice's server> reaches bob on <bob's server>
      Given these clients are connected:
        | client | namespace | server           |
        | alice  | /chat     | <alice's server> |
        | bob    | /chat     | <bob's server>   |
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

      Examples: Every pair of servers, in both directions
        | alice's server | bob's server |
        | server 1       | server 2     |
        | server 1       | server 3     |
        | server 2       | server 1     |
        | server 2       | server 3     |
        | server 3       | server 1     |
        | server 3       | server 2     |

  @CL-05
  @must
  Rule: A join on one server applies to the next message from another server

    Scenario: bob joins the lobby and receives the next message from another server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
      When bob joins the lobby
      And alice sends "after bob joined" to the lobby
      Then only bob receives "after bob joined"

  @CL-25
  @must
  Rule: A leave on one server applies to the next message from another server

    Scenario: bob leaves the lobby and does not receive the next message from another server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 2      |
      And bob and carol joined the lobby
      When bob leaves the lobby
      And alice sends "after bob left" to the lobby
      Then only carol receives "after bob left"

    Scenario: carol still receives messages from another server after bob has left carol's server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 2      |
      And bob and carol joined the lobby
      And bob disconnected from "/chat"
      When alice sends "after bob left" to the lobby
      Then only carol receives "after bob left"
