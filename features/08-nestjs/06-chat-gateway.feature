Feature: A chat gateway
  A gateway is small: a handler that echoes, one that joins, and a few that send. Its clients receive exactly
  what each handler addresses, on one server and, with an adapter, on several.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @NE-01
  @must
  Rule: Each handler of a chat gateway reaches exactly the clients that it addresses

    Scenario: Chat gateway: alice's message to the server is echoed to alice only
      When alice sends "hi" to the server
      Then only alice receives the reply "You said: hi"

    Scenario: Chat gateway: alice's join is confirmed to alice only
      When alice joins the lobby
      Then only alice receives the confirmation that it joined the lobby

    Scenario: Chat gateway: alice's message to the lobby reaches bob, its only member
      Given bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    Scenario: Chat gateway: alice's announcement in "/chat" does not reach dave in "/news"
      Given dave is connected to "/news"
      When alice sends "for everyone in /chat" to everyone
      Then only alice, bob and carol receive "for everyone in /chat"

    Scenario: Chat gateway: alice's broadcast reaches everyone except alice
      When alice sends "for everyone else" to everyone else
      Then only bob and carol receive "for everyone else"

    @cluster
    Scenario: Chat gateway: alice's message to the lobby reaches its members on servers 2 and 3
      Given these clients are connected:
        | client | namespace | server |
        | dave   | /chat     | 2      |
        | eve    | /chat     | 3      |
      And dave and eve joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only dave and eve receive "for the lobby"

  @NE-11
  @should
  Rule: A payload is validated at run time, not by the TypeScript type of a parameter

    Scenario Outline: alice is refused and gets no echo when sending <value> in place of a text
      When alice tries to send <value> to the server
      Then the attempt is refused with INVALID
      And alice receives no reply

      Examples: Values that a parameter "data: string" does not keep out
        | value         |
        | 42            |
        | null          |
        | ["a", "b"]    |
        | {"text": "a"} |
