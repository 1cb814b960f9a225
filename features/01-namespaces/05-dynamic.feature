@dynamic-namespaces
Feature: Namespaces by pattern
  A server may declare a pattern instead of a name. Every name that fits is a namespace of its own; the classic mistake
  is to speak on the parent, which reaches the same room in every child.

  @DN-01
  @must
  Rule: A namespace pattern accepts exactly the names that match it

    @lesson-B4b
    Scenario: A name that fits is served
      Given alice is connected to "/team-7"
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

    @lesson-B4b
    Scenario Outline: A name that does not fit is refused: <name>
      When bob tries to connect to <name> with no token
      Then the connection is refused

      Examples: Near misses
        | name         |
        | "/team-"     |
        | "/team-x"    |
        | "/team-7a"   |
        | "/my/team-7" |

  @DN-02
  @must
  Rule: Two namespaces of one pattern are isolated from each other

    Scenario: The lobby of "/team-7" is not the lobby of "/team-8"
      Given alice and bob are connected to "/team-7"
      And carol is connected to "/team-8"
      And bob joined the lobby of "/team-7"
      And carol joined the lobby of "/team-8"
      When alice sends "just us" to the lobby
      Then only bob receives "just us"

    Scenario: An announcement stays in its team
      Given alice and bob are connected to "/team-7"
      And carol is connected to "/team-8"
      When alice sends "team news" to everyone
      Then only alice and bob receive "team news"

  @DN-05
  @must
  @auth
  @private-namespaces
  Rule: Every client that connects to a namespace of a pattern is authenticated, not only the first one

    Scenario: Alice was let in, and eve is refused all the same
      Given these clients are connected:
        | client | namespace  | token            |
        | alice  | /members-7 | a member's token |
      And eve's connection to "/members-7" was refused
      When alice sends "just us" to everyone
      Then only alice receives "just us"

    Scenario: Eve was refused first, and alice is let in
      Given eve's connection to "/members-8" was refused
      When alice tries to connect to "/members-8" with a member's token
      Then the connection is accepted

    Scenario Outline: The second to come is refused with <token>
      Given these clients are connected:
        | client | namespace  | token            |
        | alice  | /members-7 | a member's token |
      When eve tries to connect to "/members-7" with <token>
      Then the connection is refused with "unauthorized"

      Examples: What the first was not let in with
        | token            |
        | a forged token   |
        | an expired token |

  @DN-06
  @must
  Rule: Clients that connect to a new namespace at the same moment share that namespace

    Scenario: Six who connect at once hear each other
      Given these clients are connected:
        | client        | namespace | connection |
        | alice         | /chat     | shared     |
        | alice's phone | /chat     | shared     |
        | bob           | /chat     | shared     |
        | bob's phone   | /chat     | shared     |
        | carol         | /chat     | shared     |
        | dave          | /chat     | shared     |
      When alice, alice's phone, bob, bob's phone, carol and dave connect to "/team-4136"
      And alice sends "all here?" to everyone in "/team-4136"
      And dave sends "all here!" to everyone in "/team-4136"
      Then only alice, alice's phone, bob, bob's phone, carol and dave receive "all here?"
      And only alice, alice's phone, bob, bob's phone, carol and dave receive "all here!"

  @DN-07
  @must
  Rule: A hostile namespace name is refused or opens a namespace of its own

    Scenario: Eve is nowhere where the team is heard, whatever she calls it
      Given alice and bob are connected to "/team-7"
      And bob joined the lobby of "/team-7"
      And these clients are connected:
        | client | namespace | connection |
        | eve    | /chat     | shared     |
      And eve tried to connect to each of the hostile namespaces and joined the lobby wherever it was accepted
      When alice sends "team only" to the lobby
      And alice sends "team news" to everyone
      Then only bob receives "team only"
      And only alice and bob receive "team news"
