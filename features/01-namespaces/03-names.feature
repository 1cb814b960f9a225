Feature: Names of namespaces
  A server decides which namespaces exist, and compares their names exactly. It refuses a name that it does
  not know with a CONNECT_ERROR packet, and the rest of the connection goes on. A server that opens any
  namespace on demand, or that accepts similar names, lets clients meet where no access rule and no handler
  watches. The clients marked "shared" use one connection for all their namespaces; an empty cell leaves the
  choice to the lane.

  @CN-06
  @must
  Rule: The server refuses an unknown namespace

    Scenario: bob is refused in a namespace that the server does not declare
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to "/attic" with no token
      Then the connection is refused
      And bob is not connected to "/attic"

  @CN-15
  @must
  Rule: A refused namespace leaves the client's other namespaces alone

    Scenario: bob is refused in "/attic" and still receives the messages of the lobby of "/chat"
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
        | alice  | /chat     |            |
      And bob joined the lobby of "/chat"
      And bob's connection to "/attic" was refused
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

  @CN-07
  @must
  Rule: Namespace names are compared exactly

    @transport-specific
    Scenario Outline: eve is refused in <namespace>, a name that only resembles "/chat"
      eve sends a WebSocket request without Socket.IO's client library, so that the name is sent exactly as written.

      Given these clients are connected:
        | client | namespace | transport     |
        | eve    |           | raw websocket |
      When eve tries to connect to <namespace> with no token
      Then the connection is refused

      Examples: Undeclared names that resemble "/chat"
        | namespace |
        | "/Chat"   |
        | "/chat/"  |
        | "/cha"    |
        | "/chatty" |
        | "/chat/a" |
        | "//chat"  |

    @run-once
    Scenario Outline: bob is refused in <namespace> with <token>, because the name only resembles a declared one
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to <namespace> with <token>
      Then the connection is refused
      And bob is not connected to <namespace>

      Examples: Undeclared names like that of an open namespace
        | namespace   | token    |
        | "/newsroom" | no token |
        | "/News"     | no token |

      @auth
      Examples: Undeclared names like those of protected namespaces, with a token that would open these
        | namespace       | token               |
        | "/membership"   | a moderator's token |
        | "/members-x"    | a moderator's token |
        | "/members-7a"   | a moderator's token |
        | "/moderators-1" | a moderator's token |
        | "/Members"      | a moderator's token |
