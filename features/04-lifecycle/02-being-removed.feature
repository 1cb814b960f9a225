@moderation
Feature: Being removed
  A moderator who removes somebody must be able to rely on it: a kicked client that goes on listening is the failure
  that nobody notices.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol are in the lobby

  @LC-05 @must
  Rule: Who was kicked hears nothing more and is in no room

    Scenario: Bob hears nothing after he was kicked
      Given bob is connected to "/news"
      And alice has kicked bob from "/chat"
      When alice tells the lobby of "/chat" "now we can talk"
      Then only alice and carol hear "now we can talk"

    Scenario: Bob is told why, before he is disconnected
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob was told why before

    Scenario: Bob comes back and is in no room
      Given alice has kicked bob from "/chat"
      When bob comes back to "/chat"
      Then bob is in no room of "/chat"

    @roster
    Scenario: Nobody sees bob in the lobby any more
      When alice kicks bob from "/chat"
      Then carol soon sees only alice and carol in the lobby

    @cluster
    Scenario Outline: Whoever alice kicks hears nothing more, on <server>
      Given dave is connected to "/chat" on <server>
      And dave is in the lobby
      And alice has kicked dave from "/chat"
      When alice tells the lobby "without dave"
      Then only alice, bob and carol hear "without dave"

      Examples: Her own server, and others
        | server            |
        | the first server  |
        | the second server |

  @CL-07 @must
  Rule: Who is put into a room or taken out of it by somebody else is so wherever it is connected

    Scenario: Who was summoned hears the room
      Given dave is connected to "/chat"
      And alice has summoned dave into the lobby
      When alice tells the lobby "meet dave"
      Then only alice, bob, carol and dave hear "meet dave"

    Scenario: Who was evicted does not
      Given alice has evicted bob from the lobby
      When alice tells the lobby "without bob"
      Then only alice and carol hear "without bob"

    Scenario: Who was evicted from one room stays in the others
      Given bob is in the kitchen
      And alice has evicted bob from the lobby
      When alice tells the kitchen "still with bob"
      Then only bob hears "still with bob"

    @cluster
    Scenario Outline: Whoever alice summons hears the room, on <server>
      Given dave is connected to "/chat" on <server>
      And alice has summoned dave into the lobby
      When alice tells the lobby "meet dave"
      Then only alice, bob, carol and dave hear "meet dave"

      Examples: Her own server, and others
        | server            |
        | the first server  |
        | the second server |
        | the third server  |

    @cluster
    Scenario Outline: Whoever alice evicts does not hear the room, on <server>
      Given dave is connected to "/chat" on <server>
      And dave is in the lobby and the kitchen
      And alice has evicted dave from the lobby
      When alice tells the lobby "without dave"
      And alice tells the kitchen "with dave"
      Then only alice, bob and carol hear "without dave"
      And only dave hears "with dave"

      Examples: Her own server, and others
        | server            |
        | the first server  |
        | the second server |
        | the third server  |

    Scenario: Who was evicted may join again, and hears one copy
      Given alice has evicted bob from the lobby
      And bob knows that he was evicted from the lobby
      And bob is in the lobby
      When alice tells the lobby "bob is back"
      Then only alice, bob and carol hear "bob is back"

    Scenario: Who was summoned leaves like anybody
      Given dave is connected to "/chat"
      And alice has summoned dave into the lobby
      And alice has told the lobby "meet dave"
      And dave has left the lobby
      When alice tells the lobby "without dave"
      Then only alice, bob, carol and dave hear "meet dave"
      And only alice, bob and carol hear "without dave"
