@dynamic-namespaces
Feature: Dynamic namespaces
  A server may declare a pattern instead of a name. "/team-<digits>" is open to every client;
  "/members-<digits>" requires a token; the server refuses any other name with a CONNECT_ERROR packet. Every
  name that matches is a namespace of its own, which opens when the first client connects. The typical
  mistake is to send through the parent of all of them, which reaches the same room in every team. Another
  one is to open a name twice when several clients connect at the same moment (socketio/socket.io issue
  4136): people in the same team then never receive each other's messages.

  @DN-01
  @must
  Rule: A namespace pattern accepts exactly the names that match it

    Scenario: alice connects to "/team-7", which matches the pattern, and receives the server's reply
      Given alice is connected to "/team-7"
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

    Scenario: alice is accepted in "/team-7", which matches the pattern
      When alice tries to connect to "/team-7" with no token
      Then the connection is accepted

    Scenario Outline: bob is refused in <namespace>, which does not match the pattern
      When bob tries to connect to <namespace> with no token
      Then the connection is refused

      Examples: Names that almost match the pattern
        | namespace    |
        | "/team-"     |
        | "/team-x"    |
        | "/team-7a"   |
        | "/my/team-7" |

  @DN-02
  @must
  Rule: Two namespaces of one pattern are isolated from each other

    Scenario: A message to the lobby of "/team-7" does not reach the lobby of "/team-8"
      Given alice and bob are connected to "/team-7"
      And carol is connected to "/team-8"
      And bob joined the lobby of "/team-7"
      And carol joined the lobby of "/team-8"
      When alice sends "for the lobby of team 7" to the lobby
      Then only bob receives "for the lobby of team 7"

    Scenario: A message to everyone in "/team-7" does not reach "/team-8"
      Given alice and bob are connected to "/team-7"
      And carol is connected to "/team-8"
      When alice sends "for team 7" to everyone
      Then only alice and bob receive "for team 7"

  @DN-05
  @must
  @auth
  @private-namespaces
  Rule: Every client that connects to a namespace of a pattern is authenticated, not only the first one

    Scenario: eve is refused without a token after alice has connected with one
      Given these clients are connected:
        | client | namespace  | token            |
        | alice  | /members-7 | a member's token |
      When eve tries to connect to "/members-7" with no token
      And alice sends "for members only" to everyone
      Then the connection is refused
      And only alice receives "for members only"

    Scenario: alice is accepted with a token after eve was refused without one
      Given eve's connection to "/members-8" was refused
      When alice tries to connect to "/members-8" with a member's token
      Then the connection is accepted

    Scenario Outline: eve is refused with <token> after alice has connected with a valid one
      Given these clients are connected:
        | client | namespace  | token            |
        | alice  | /members-7 | a member's token |
      When eve tries to connect to "/members-7" with <token>
      And alice sends "for members only" to everyone
      Then the connection is refused
      And only alice receives "for members only"

      Examples: Invalid tokens
        | token            |
        | a forged token   |
        | an expired token |

  @DN-06
  @must
  Rule: Clients that connect to a new namespace at the same moment share that namespace

    Scenario: Six clients open "/team-41" at the same moment and receive each other's messages
      No other scenario uses "/team-41", so the namespace is new. The connections are open already, so that
      the requests for the namespace arrive close together.

      Given these clients are connected:
        | client        | namespace | connection |
        | alice         | /chat     | shared     |
        | alice's phone | /chat     | shared     |
        | bob           | /chat     | shared     |
        | bob's phone   | /chat     | shared     |
        | carol         | /chat     | shared     |
        | dave          | /chat     | shared     |
      When alice, alice's phone, bob, bob's phone, carol and dave connect to "/team-41"
      And alice sends "from alice to the team" to everyone in "/team-41"
      And dave sends "from dave to the team" to everyone in "/team-41"
      Then only alice, alice's phone, bob, bob's phone, carol and dave receive "from alice to the team"
      And only alice, alice's phone, bob, bob's phone, carol and dave receive "from dave to the team"

  @DN-20
  @must
  Rule: A dynamic namespace works again when clients return after the last one has left
    A server may remove a namespace that is empty. Clients that come back must not notice.

    Scenario: alice and bob return to "/team-51", which was empty, and receive its messages
      Given alice and bob are connected to "/team-51"
      And alice and bob joined the lobby
      And alice disconnected from "/team-51"
      And bob disconnected from "/team-51"
      When alice and bob connect to "/team-51"
      And bob joins the lobby
      And alice sends "for the lobby" to the lobby
      And bob sends "for everyone" to everyone
      And alice sends "for bob" to bob
      Then only bob receives "for the lobby"
      And only alice and bob receive "for everyone"
      And only bob receives "for bob"

    Scenario: alice returns to "/team-52", where bob has stayed, and they receive each other's messages
      In the lane three-servers, only alice's server was without clients in the namespace.

      Given alice and bob are connected to "/team-52"
      And bob joined the lobby
      And alice disconnected from "/team-52"
      When alice connects to "/team-52"
      And alice joins the lobby
      And alice sends "from alice" to the lobby
      And bob sends "from bob" to the others in the lobby
      Then only alice and bob receive "from alice"
      And only alice receives "from bob"

    @presence
    Scenario: alice is notified when bob joins the lobby of "/team-53", which was empty before
      Given alice and bob are connected to "/team-53"
      And alice and bob joined the lobby
      And alice disconnected from "/team-53"
      And bob disconnected from "/team-53"
      When alice and bob connect to "/team-53"
      And alice joins the lobby
      And bob joins the lobby
      Then only alice is notified that bob joined the lobby within 5 seconds

    @roster
    Scenario: alice sees only the members that returned to the lobby of "/team-54"
      Given alice and bob are connected to "/team-54"
      And alice and bob joined the lobby
      And alice disconnected from "/team-54"
      And bob disconnected from "/team-54"
      When alice and bob connect to "/team-54"
      And alice joins the lobby
      Then alice sees only alice in the lobby within 5 seconds

  @DN-07
  @must
  Rule: A hostile namespace name is refused or opens a namespace of its own

    Scenario: eve connects under hostile names and receives nothing from "/team-7"
      The hostile names are those that a server might take for "/team-7", for several teams or for something
      else.

      Given these clients are connected:
        | client | namespace | connection |
        | alice  | /team-7   |            |
        | bob    | /team-7   |            |
        | eve    | /chat     | shared     |
      And bob joined the lobby
      And eve tried to connect to each of the hostile namespaces and joined the lobby wherever it was accepted
      When alice sends "for the lobby of team 7" to the lobby
      And alice sends "for team 7" to everyone
      Then every attempt ended as the table allows
      And only bob receives "for the lobby of team 7"
      And only alice and bob receive "for team 7"
