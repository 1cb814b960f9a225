Feature: Names of rooms
  Rooms come into being by being joined, so any two names that differ are two rooms. Servers that trim, fold, split or
  look names up in the wrong kind of table join people who never asked for it.

  @RM-07
  @must
  Rule: A room joined in one namespace is not joined in any other

    @lesson-M1
    @lesson-O1
    Scenario: Bob joins the lobby of "/chat" and is in no room of "/news"
      Given bob is connected to "/chat" and "/news"
      When bob joins the lobby of "/chat"
      Then bob is in no room of "/news"
      And bob is in the lobby of "/chat" and in no other room

  @RM-11
  @must
  Rule: Room names are compared exactly

    Scenario Outline: <one> is not <another>
      Given alice, bob and carol are connected to "/chat"
      And bob joined the room "<one>"
      And carol joined the room "<another>"
      When alice sends "psst" to the room "<one>"
      Then only bob receives "psst"

      Examples: Names that look alike
        | one         | another    |
        | Garden      | garden     |
        | garden      | garden-    |
        | gar den     | garden     |
        | a#b         | a          |
        | a:b         | a          |
        | *           | anything   |
        | tea?        | team       |
        | 42          | 042        |
        | Straße      | Strasse    |
        | кухня       | Кухня      |
        | 🎲          | 🎯         |
        | room:garden | room:garde |

    Scenario: Of all names that look alike, each is a room of its own
      Given alice, bob and carol are connected to "/chat"
      And bob and carol took turns joining a room for each of the names that look alike
      When alice sends a message to each of these rooms
      Then each of these messages is received only by the member of its room

    Scenario Outline: <name> is a room like any other
      Given alice, bob and carol are connected to "/chat"
      And bob and carol joined the room exactly named "<name>"
      And carol left the room exactly named "<name>"
      When alice sends "psst" to the room exactly named "<name>"
      Then only bob receives "psst"

      Examples: Names that are special somewhere
        | name           |
        | __proto__      |
        | constructor    |
        | hasOwnProperty |
        | 0              |
        | a/b            |
        | [brackets]     |
        | 100%           |
        | null           |
