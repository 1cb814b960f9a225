@dynamic-namespaces
Feature: Namespaces by pattern
  A server may declare a pattern instead of a name. Every name that fits is a namespace of its own; the classic mistake
  is to speak on the parent, which reaches the same room in every child.

  @DN-01 @must
  Rule: A pattern accepts the names that fit it and refuses the others

    @claim-B4b
    Scenario: A name that fits is served
      Given alice is connected to "/team-7"
      When alice says "hello" to the server
      Then only alice is answered "You said: hello"

    @claim-B4b
    Scenario Outline: A name that does not fit is refused: <name>
      When bob tries to connect to <name>
      Then the connection is refused

      Examples: Near misses
        | name         |
        | "/team-"     |
        | "/team-x"    |
        | "/team-7a"   |
        | "/my/team-7" |

  @DN-02 @must
  Rule: Two namespaces of one pattern are apart

    Scenario: The lobby of "/team-7" is not the lobby of "/team-8"
      Given alice and bob are connected to "/team-7"
      And carol is connected to "/team-8"
      And bob is in the lobby of "/team-7"
      And carol is in the lobby of "/team-8"
      When alice tells the lobby "just us"
      Then only bob hears "just us"

    Scenario: An announcement stays in its team
      Given alice and bob are connected to "/team-7"
      And carol is connected to "/team-8"
      When alice tells everyone "team news"
      Then only alice and bob hear "team news"

  @DN-05 @must @auth @private-namespaces
  Rule: Everyone who comes to a namespace of a pattern is asked, not only who comes first

    Scenario: Alice was let in, and eve is refused all the same
      Given alice is connected to "/members-7" as a member
      And eve has been refused in "/members-7"
      When alice tells everyone "just us"
      Then only alice hears "just us"

    Scenario: Eve was refused first, and alice is let in
      Given eve has been refused in "/members-8"
      When alice tries to connect to "/members-8" with a member's token
      Then the connection is accepted

    Scenario Outline: The second to come is refused with <token>
      Given alice is connected to "/members-7" as a member
      When eve tries to connect to "/members-7" with <token>
      Then the connection is refused as unauthorized

      Examples: What the first was not let in with
        | token            |
        | a forged token   |
        | an expired token |

  @DN-06 @must
  Rule: Who comes to a new namespace in the same moment comes to the same one

    Scenario: Six who connect at once hear each other
      Given alice, alice's phone, bob, bob's phone, carol and dave are connected to "/chat" on one connection
      When alice, alice's phone, bob, bob's phone, carol and dave connect to "/team-4136"
      And alice tells everyone in "/team-4136" "all here?"
      And dave tells everyone in "/team-4136" "all here!"
      Then only alice, alice's phone, bob, bob's phone, carol and dave hear "all here?"
      And only alice, alice's phone, bob, bob's phone, carol and dave hear "all here!"

  @DN-07 @must
  Rule: A hostile name is refused, or is a namespace of its own

    Scenario: Eve is nowhere where the team is heard, whatever she calls it
      Given alice and bob are connected to "/team-7"
      And bob is in the lobby of "/team-7"
      And eve is connected to "/chat" on one connection
      And eve has tried each of the hostile namespaces, and is in the lobby wherever she was let in
      When alice tells the lobby "team only"
      And alice tells everyone "team news"
      Then only bob hears "team only"
      And only alice and bob hear "team news"
