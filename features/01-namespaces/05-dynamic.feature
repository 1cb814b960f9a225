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
