@moderation
Feature: Being removed
  A moderator who removes somebody must be able to rely on it: a kicked client that goes on listening is the failure
  that nobody notices.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol joined the lobby

  @LC-05
  @must
  Rule: A kicked client receives nothing more and is in no room

    Scenario: Bob hears nothing after he was kicked
      Given bob is connected to "/news"
      And alice kicked bob from "/chat"
      When alice sends "now we can talk" to the lobby of "/chat"
      Then only alice and carol receive "now we can talk"

    Scenario: Bob is told why, before he is disconnected
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob received the reason before the disconnection

    Scenario: Bob comes back and is in no room
      Given alice kicked bob from "/chat"
      When bob reconnects to "/chat"
      Then bob is in no room of "/chat"

    @roster
    Scenario: Nobody sees bob in the lobby any more
      When alice kicks bob from "/chat"
      Then carol sees only alice and carol in the lobby within 5 seconds

    @cluster
    Scenario Outline: Whoever alice kicks hears nothing more, on <server>
      Given these clients are connected:
        | client | namespace | server   |
        | dave   | /chat     | <server> |
      And dave joined the lobby
      And alice kicked dave from "/chat"
      When alice sends "without dave" to the lobby
      Then only alice, bob and carol receive "without dave"

      Examples: Her own server, and others
        | server   |
        | server 1 |
        | server 2 |

  @CL-07
  @must
  Rule: A member moved by a moderator is moved, whichever server it is on

    Scenario: Who was summoned hears the room
      Given dave is connected to "/chat"
      And alice summoned dave into the lobby
      When alice sends "meet dave" to the lobby
      Then only alice, bob, carol and dave receive "meet dave"

    Scenario: Who was evicted does not
      Given alice evicted bob from the lobby
      When alice sends "without bob" to the lobby
      Then only alice and carol receive "without bob"

    Scenario: Who was evicted from one room stays in the others
      Given bob joined the kitchen
      And alice evicted bob from the lobby
      When alice sends "still with bob" to the kitchen
      Then only bob receives "still with bob"

    @cluster
    Scenario Outline: Whoever alice summons hears the room, on <server>
      Given these clients are connected:
        | client | namespace | server   |
        | dave   | /chat     | <server> |
      And alice summoned dave into the lobby
      When alice sends "meet dave" to the lobby
      Then only alice, bob, carol and dave receive "meet dave"

      Examples: Her own server, and others
        | server   |
        | server 1 |
        | server 2 |
        | server 3 |

    @cluster
    Scenario Outline: Whoever alice evicts does not hear the room, on <server>
      Given these clients are connected:
        | client | namespace | server   |
        | dave   | /chat     | <server> |
      And dave joined the lobby and the kitchen
      And alice evicted dave from the lobby
      When alice sends "without dave" to the lobby
      And alice sends "with dave" to the kitchen
      Then only alice, bob and carol receive "without dave"
      And only dave receives "with dave"

      Examples: Her own server, and others
        | server   |
        | server 1 |
        | server 2 |
        | server 3 |

    Scenario: Who was evicted may join again, and hears one copy
      Given alice evicted bob from the lobby
      And bob received the notice of its eviction from the lobby
      And bob joined the lobby
      When alice sends "bob is back" to the lobby
      Then only alice, bob and carol receive "bob is back"

    Scenario: Who was summoned leaves like anybody
      Given dave is connected to "/chat"
      And alice summoned dave into the lobby
      And alice sent "meet dave" to the lobby
      And dave left the lobby
      When alice sends "without dave" to the lobby
      Then only alice, bob, carol and dave receive "meet dave"
      And only alice, bob and carol receive "without dave"
