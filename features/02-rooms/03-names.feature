Feature: Names of rooms
  Rooms come into being by being joined, so any two names that differ are two rooms. Servers that trim, fold, split or
  look names up in the wrong kind of table join people who never asked for it.

  @RM-07 @must
  Rule: A room joined in one namespace is joined in no other

    @claim-M1 @claim-O1
    Scenario: Bob joins the lobby of "/chat" and is in no room of "/news"
      Given bob is connected to "/chat" and "/news"
      When bob joins the lobby of "/chat"
      Then bob is in no room of "/news"
      And bob is in the lobby of "/chat" and in no other room

  @RM-11 @must
  Rule: Names of rooms are compared exactly

    Scenario Outline: <one> is not <another>
      Given alice, bob and carol are connected to "/chat"
      And bob is in the room "<one>"
      And carol is in the room "<another>"
      When alice tells the room "<one>" "psst"
      Then only bob hears "psst"

      Examples: Names that look alike
        | one         | another     |
        | Garden      | garden      |
        | garden      | garden-     |
        | gar den     | garden      |
        | a#b         | a           |
        | a:b         | a           |
        | *           | anything    |
        | tea?        | team        |
        | 42          | 042         |
        | Straße      | Strasse     |
        | кухня       | Кухня       |
        | 🎲          | 🎯          |
        | room:garden | room:garde  |

    Scenario: Of all names that look alike, each is a room of its own
      Given alice, bob and carol are connected to "/chat"
      And bob and carol are by turns in rooms with each of the names that look alike
      When alice tells each of these rooms its name
      Then each name is heard by the member of its own room only

    Scenario Outline: <name> is a room like any other
      Given alice, bob and carol are connected to "/chat"
      And bob and carol are in the room exactly named "<name>"
      And carol has left the room exactly named "<name>"
      When alice tells the room exactly named "<name>" "psst"
      Then only bob hears "psst"

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
