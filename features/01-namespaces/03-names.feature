Feature: Which namespaces there are
  A server decides which namespaces exist. A name that it does not know is refused, exactly as it was written: a server
  that opens any namespace on demand, or one that is generous with names, lets clients in where nobody looks.

  @CN-06 @must
  Rule: An unknown namespace is refused, and nothing else changes

    Scenario: Bob is refused in a namespace that nobody declared
      When bob tries to connect to "/attic"
      Then the connection is refused
      And bob has no connection to "/attic"

    Scenario: A refusal leaves the other namespaces of the connection alone
      Given bob is connected to "/chat" on one connection
      And alice is connected to "/chat"
      And bob is in the lobby of "/chat"
      And bob has been refused in "/attic"
      When alice tells the lobby "all well?"
      Then only bob hears "all well?"

  @CN-07 @must
  Rule: Names of namespaces are compared exactly

    @claim-B2b @wire
    Scenario Outline: A name that only looks like "/chat" is refused: <name>
      Given eve has a bare connection
      When eve asks on it for <name>
      Then eve is refused in <name>

      Examples: Look-alikes
        | name      |
        | "/Chat"   |
        | "/chat/"  |
        | "/cha"    |
        | "/chatty" |
        | "/chat/a" |
        | "//chat"  |
