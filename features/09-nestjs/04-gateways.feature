@nestjs
Feature: Several NestJS gateways, and what is theirs
  A NestJS server grows by gateways, several of them on one namespace. Each must see every client once: there was a time
  when a hook was called once for every gateway there is. What a gateway is given as its server is its namespace, so
  that
  `emit` stays inside; in one with a pattern it is the parent of all that fit, and reaches each.

  @NE-08
  @must
  Rule: Each gateway sees every connect and disconnect once; a shared event runs in both, acknowledged once

    Background:
      Given alice is connected to "/nest"

    Scenario: Both gateways see bob come, once
      When bob connects to "/nest"
      Then only alice is notified once by each gateway of "/nest" that bob connected

    Scenario: Both gateways see bob go, once
      Given bob is connected to "/nest"
      When bob disconnects from "/nest"
      Then only alice is notified once by each gateway of "/nest" that bob disconnected

    Scenario: Both gateways see that bob has lost his connection, once
      Given bob is connected to "/nest"
      When bob loses the connection
      Then only alice is notified once by each gateway of "/nest" that bob disconnected

    Scenario: An event that two gateways handle runs in both, and one of them acknowledges
      Given bob is connected to "/nest"
      When alice emits "whoIsThere" without a payload
      Then alice receives the event of both gateways and one acknowledgement

  @NE-09
  @must
  Rule: A gateway's namespace is the same with or without a slash; namespaces of a pattern stay isolated

    Scenario: The gateway named without a slash speaks to the namespace of the one named with a slash
      Given alice and bob are connected to "/nest"
      And carol is connected to "/"
      When alice sends "either way" to everyone through the gateway's server
      Then only alice and bob receive "either way"

    Scenario: A gateway by pattern tells who came to "/nest-7" in "/nest-7" only
      Given alice is connected to "/nest-7"
      And carol is connected to "/nest-8"
      When bob connects to "/nest-7"
      Then only alice is notified once by each gateway of "/nest-7" that bob connected

    Scenario: A gateway by pattern tells who went from "/nest-7" in "/nest-7" only
      Given alice and bob are connected to "/nest-7"
      And carol is connected to "/nest-8"
      When bob disconnects from "/nest-7"
      Then only alice is notified once by each gateway of "/nest-7" that bob disconnected

    Scenario: A room of "/nest-7" is no room of "/nest-8"
      Given alice and bob are connected to "/nest-7"
      And carol is connected to "/nest-8"
      And bob joined the lobby of "/nest-7"
      And carol joined the lobby of "/nest-8"
      When alice sends "seven only" to the lobby
      Then only bob receives "seven only"

  @NE-10
  @must
  Rule: The server object of a gateway addresses exactly its namespace, on every server

    Scenario: What a gateway emits by its server stays in its namespace
      Given alice and bob are connected to "/nest"
      And carol is connected to "/"
      And dave is connected to "/chat"
      When alice sends "from the server" to everyone through the gateway's server
      Then only alice and bob receive "from the server"

    @cluster
    Scenario: What a gateway emits by its server reaches its namespace on the other servers
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /nest     | 1      |
        | bob    | /nest     | 2      |
        | carol  | /nest     | 3      |
        | dave   | /         | 2      |
      When alice sends "from one to all" to everyone through the gateway's server
      Then only alice, bob and carol receive "from one to all"
