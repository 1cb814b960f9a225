@nestjs
Feature: Several NestJS gateways
  A NestJS server grows by adding gateways, often several for one namespace. Each of them must see every
  client once; earlier versions of NestJS called a hook once for every gateway of the server. The server
  object of a gateway is its namespace, so `emit` stays inside it. For a gateway with a pattern, it is the
  parent of all matching namespaces and reaches each. The namespace "/nest" has two gateways; one gateway by
  pattern serves "/nest-7" and "/nest-8".

  @NE-08
  @must
  Rule: Each gateway sees every connect and disconnect once
    Each gateway notifies the other clients in its namespace when a client connects or disconnects.

    Background:
      Given alice is connected to "/nest"

    Scenario: bob's connection is seen once by each of the two gateways
      When bob connects to "/nest"
      Then only alice is notified once by each gateway of "/nest" that bob connected

    Scenario: bob's disconnection is seen once by each of the two gateways
      Given bob is connected to "/nest"
      When bob disconnects from "/nest"
      Then only alice is notified once by each gateway of "/nest" that bob disconnected

    Scenario: bob's lost connection is seen once by each of the two gateways
      Given bob is connected to "/nest"
      When bob loses the connection
      Then only alice is notified once by each gateway of "/nest" that bob disconnected

  @NE-19
  @must
  Rule: An event with handlers in several gateways runs in each and is acknowledged once

    Background:
      Given alice is connected to "/nest"

    Scenario: alice's event with a handler in two gateways runs in both and is acknowledged once
      Given bob is connected to "/nest"
      When alice emits "whoIsThere" without a payload
      Then alice receives the event of both gateways and one acknowledgement

  @NE-09
  @must
  Rule: A gateway's namespace is the same with or without a slash

    Scenario: A gateway declared without a slash announces to the namespace with the slash
      The gateway that sends the announcement is declared with the namespace "nest", the other one with
      "/nest".

      Given alice and bob are connected to "/nest"
      And carol is connected to "/"
      When alice sends "for everyone in /nest" to everyone through the gateway's server
      Then only alice and bob receive "for everyone in /nest"

  @NE-40
  @must
  Rule: The namespaces of a gateway's pattern are isolated from each other

    Scenario: bob's connection to "/nest-7" is announced in "/nest-7" only
      Given alice is connected to "/nest-7"
      And carol is connected to "/nest-8"
      When bob connects to "/nest-7"
      Then only alice is notified once by each gateway of "/nest-7" that bob connected

    Scenario: bob's disconnection from "/nest-7" is announced in "/nest-7" only
      Given alice and bob are connected to "/nest-7"
      And carol is connected to "/nest-8"
      When bob disconnects from "/nest-7"
      Then only alice is notified once by each gateway of "/nest-7" that bob disconnected

    Scenario: alice's message to the lobby of "/nest-7" does not reach the lobby of "/nest-8"
      Given alice and bob are connected to "/nest-7"
      And carol is connected to "/nest-8"
      And bob joined the lobby of "/nest-7"
      And carol joined the lobby of "/nest-8"
      When alice sends "for the lobby of /nest-7" to the lobby
      Then only bob receives "for the lobby of /nest-7"

  @NE-10
  @must
  Rule: The server object of a gateway addresses exactly its namespace, on every server

    Scenario: alice's announcement through the gateway's server object stays in "/nest"
      Given alice and bob are connected to "/nest"
      And carol is connected to "/"
      And dave is connected to "/chat"
      When alice sends "for everyone in /nest" to everyone through the gateway's server
      Then only alice and bob receive "for everyone in /nest"

    @cluster
    Scenario: alice's announcement through the gateway's server object reaches "/nest" on every server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /nest     | 1      |
        | bob    | /nest     | 2      |
        | carol  | /nest     | 3      |
        | dave   | /         | 2      |
      When alice sends "for everyone in /nest" to everyone through the gateway's server
      Then only alice, bob and carol receive "for everyone in /nest"
