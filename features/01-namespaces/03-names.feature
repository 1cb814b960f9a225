Feature: Which namespaces there are
  A server decides which namespaces exist. A name that it does not know is refused, exactly as it was written: a server
  that opens any namespace on demand, or one that is generous with names, lets clients in where nobody looks.

  @CN-06
  @must
  Rule: The server refuses an unknown namespace and leaves the client's other namespaces alone

    Scenario: Bob is refused in a namespace that nobody declared
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to "/attic" with no token
      Then the connection is refused
      And bob is not connected to "/attic"

    Scenario: A refusal leaves the other namespaces of the connection alone
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
        | alice  | /chat     |            |
      And bob joined the lobby of "/chat"
      And bob's connection to "/attic" was refused
      When alice sends "all well?" to the lobby
      Then only bob receives "all well?"

  @CN-07
  @must
  Rule: Namespace names are compared exactly

    @lesson-B2b
    @transport-specific
    Scenario Outline: A name that only looks like "/chat" is refused: <name>
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    |           | raw websocket |
      When eve tries to connect to <name> with no token
      Then the connection is refused

      Examples: Look-alikes
        | name      |
        | "/Chat"   |
        | "/chat/"  |
        | "/cha"    |
        | "/chatty" |
        | "/chat/a" |
        | "//chat"  |
