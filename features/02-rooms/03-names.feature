Feature: Names of rooms
  A room is created when the first client joins it, so any two names that differ are two rooms. Users
  and applications choose the names, and they often look alike. A server that trims names, ignores case,
  splits names at a separator or looks them up in a plain JavaScript object merges rooms, and people receive
  messages of a room that they never joined.

  @RM-07
  @must
  Rule: A room joined in one namespace is not joined in any other

    Scenario: bob joins the lobby of "/chat" and is in no room of "/news"
      Given bob is connected to "/chat" and "/news"
      When bob joins the lobby of "/chat"
      Then bob is in no room of "/news"
      And bob is in the lobby of "/chat" and in no other room

  @RM-11
  @must
  Rule: Room names are compared exactly

    Scenario Outline: A message to the room "<name>" does not reach the room "<other name>"
      Given alice, bob and carol are connected to "/chat"
      And bob joined the room "<name>"
      And carol joined the room "<other name>"
      When alice sends "for the first room" to the room "<name>"
      Then only bob receives "for the first room"

      Examples: Names that look alike
        | name        | other name |
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

    Scenario: Members of rooms with names that look alike receive only the messages of their own rooms
      The names are a table in fixtures/payloads. bob joins the room of the first name, carol that of the
      second, and so on.

      Given alice, bob and carol are connected to "/chat"
      And bob and carol took turns joining a room for each of the names that look alike
      When alice sends a message to each of these rooms
      Then each message is received once by each of its recipients and by nobody else

    @run-once
    Scenario: Clients that leave a room stay in all rooms with names that look alike
      12 clients are in all of these rooms. Each leaves another half of them, so that for any two rooms there
      is a client that left the first and stayed in the second.

      Given alice and 12 clients are connected to "/chat"
      And the 12 clients joined a room for each of the names that look alike
      And for any two of these rooms, one of the clients left only the first
      When alice sends a message to each of these rooms
      Then each message is received once by each of its recipients and by nobody else

    Scenario Outline: bob stays in the room named <name> when carol leaves it
      Given alice, bob and carol are connected to "/chat"
      And bob and carol joined the room exactly named "<name>"
      And carol left the room exactly named "<name>"
      When alice sends "for bob's room" to the room exactly named "<name>"
      Then only bob receives "for bob's room"

      Examples: Names with a special meaning in JavaScript, in paths, in patterns or in JSON
        | name           |
        | __proto__      |
        | constructor    |
        | hasOwnProperty |
        | 0              |
        | a/b            |
        | [brackets]     |
        | 100%           |
        | null           |

    Scenario: A message to the room "a,b" and the kitchen reaches the members of exactly these rooms
      Given alice, bob, carol and dave are connected to "/chat"
      And bob joined the room "a,b"
      And carol joined the kitchen
      And dave joined the room "a"
      When alice sends "for two rooms" to the room "a,b" and the kitchen
      Then only bob and carol receive "for two rooms"

    @run-once
    Scenario: carol, in the room "garden", receives a lobby message that excludes the room "Garden"
      Given alice, bob and carol are connected to "/chat"
      And bob and carol joined the lobby
      And bob joined the room "Garden"
      And carol joined the room "garden"
      When alice sends "for nobody in the first room" to the lobby except the room "Garden"
      Then only carol receives "for nobody in the first room"

    @run-once
    Scenario: carol, in the room "garden", receives nothing that is sent to the room "Garden" in other ways
      Given alice, bob and carol are connected to "/chat"
      And bob joined the room "Garden"
      And carol joined the room "garden"
      When alice sends "for the others" to the others in the room "Garden"
      And alice sends "for two rooms" to the room "Garden" and the attic
      Then only bob receives "for the others"
      And only bob receives "for two rooms"

    @roster
    Scenario: carol, in the room "garden", is not listed in the room "Garden"
      Given alice, bob and carol are connected to "/chat"
      And bob joined the room "Garden"
      And carol joined the room "garden"
      Then alice sees only bob in the room "Garden" within 5 seconds

    @asking
    Scenario: carol, in the room "garden", is not asked when alice asks the room "Garden"
      Given alice, bob and carol are connected to "/chat"
      And bob joined the room "Garden"
      And carol joined the room "garden"
      And bob and carol answer "yes" when asked
      When alice asks the room "Garden" "are you ready?" with a timeout of 60000 ms
      Then only bob receives "are you ready?"
      And the acknowledgement has the answer "yes" from bob and is complete

    @moderation
    Scenario: bob, summoned into the room "Garden", is not in the room "garden"
      Given alice, bob and carol are connected to "/chat"
      And carol joined the room "garden"
      And alice summoned bob into the room "Garden"
      When alice sends "for the first room" to the room "Garden"
      And alice sends "for the second room" to the room "garden"
      Then only bob receives "for the first room"
      And only carol receives "for the second room"

    @moderation
    @run-once
    Scenario: bob stays in the room "garden" when alice evicts bob from the room "Garden"
      Given alice and bob are connected to "/chat"
      And bob joined the room "Garden" and the room "garden"
      And alice evicted bob from the room "Garden"
      When alice sends "for the second room" to the room "garden"
      Then only bob receives "for the second room"

    @dynamic-namespaces
    @roster
    @run-once
    Scenario Outline: bob and dave, in the room named <name>, are listed, and bob knows its rooms
      Given alice, bob and dave are connected to "/team-84"
      And bob and dave joined the room exactly named "<name>"
      Then alice sees only bob and dave in the room exactly named "<name>" within 5 seconds
      And bob is in the room exactly named "<name>" and in no other room

      Examples: Names that every object has in JavaScript
        | name        |
        | __proto__   |
        | constructor |
        | toString    |

    @dynamic-namespaces
    @asking
    @run-once
    Scenario Outline: bob, in the room named <name>, is asked and answers
      Given alice and bob are connected to "/team-85"
      And bob joined the room exactly named "<name>"
      And bob answers "yes" when asked
      When alice asks the room exactly named "<name>" "are you there?" with a timeout of 60000 ms
      Then only bob receives "are you there?"
      And the acknowledgement has the answer "yes" from bob and is complete

      Examples: Names that every object has in JavaScript
        | name        |
        | __proto__   |
        | constructor |
        | toString    |

    @dynamic-namespaces
    @moderation
    @run-once
    Scenario Outline: alice summons bob into the room named <name> and evicts carol from it
      Given alice, bob and carol are connected to "/team-86"
      And carol joined the room exactly named "<name>"
      And alice summoned bob into the room exactly named "<name>"
      And alice evicted carol from the room exactly named "<name>"
      When alice sends "for bob's room" to the room exactly named "<name>"
      Then only bob receives "for bob's room"

      Examples: Names that every object has in JavaScript
        | name        |
        | __proto__   |
        | constructor |
        | toString    |

  @RM-22
  @should
  Rule: A room name may have up to 256 characters
    The names are a table in fixtures/payloads.

    Scenario: bob, carol and dave join rooms with the longest names and receive the messages to them
      Given alice, bob, carol and dave are connected to "/chat"
      When bob, carol and dave take turns joining a room for each of the longest room names
      And alice sends a message to each of these rooms
      Then each message is received once by each of its recipients and by nobody else
