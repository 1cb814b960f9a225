@auth
@private-rooms
Feature: Private rooms
  A room is private only if the server checks both joining it and sending to it. Hiding its name protects
  nothing. The vault and the cellar are private rooms of "/members". A token "for the vault" lists the vault
  among its rooms; any other token gives no permission for it. A refused operation is acknowledged with the
  error code FORBIDDEN.

  @AU-06
  @must
  Rule: A client without permission does not become a member of a private room

    Scenario: eve, without permission for the vault, tries to join it and receives none of its messages
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice and bob joined the vault
      When eve tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is refused
      And only alice and bob receive "for the vault only"

    Scenario: bob, with a token for the vault, tries to join the cellar and receives nothing from it
      Given these clients are connected:
        | client | namespace | token                           |
        | alice  | /members  | a member's token for the cellar |
        | bob    | /members  | a member's token for the vault  |
      And alice joined the cellar
      When bob tries to join the cellar
      And alice sends "for the cellar only" to the cellar
      Then the attempt is refused
      And only alice receives "for the cellar only"

    Scenario: eve, refused by the vault twice, stays outside and still receives messages of the lobby
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault and the lobby
      And eve's request to join the vault was refused with FORBIDDEN
      And eve joined the lobby
      And eve's request to join the vault was refused with FORBIDDEN
      When alice sends "for the vault only" to the vault
      And alice sends "for the lobby" to the lobby
      Then only alice receives "for the vault only"
      And only alice and eve receive "for the lobby"

  @AU-40
  @must
  Rule: A private room refuses a client without permission as FORBIDDEN

    Scenario Outline: The <room> refuses <client>, who has <token>
      Given these clients are connected:
        | client   | namespace | token   |
        | <client> | /members  | <token> |
      When <client> tries to join the <room>
      Then the attempt is refused with FORBIDDEN

      Examples: No permission, or permission for another room; a moderator needs permission, too
        | client | room   | token                             |
        | eve    | vault  | a member's token                  |
        | bob    | cellar | a member's token for the vault    |
        | carol  | vault  | a moderator's token               |
        | carol  | cellar | a moderator's token for the vault |

    Scenario Outline: bob, with a token for the vault, is refused by the room "<name>"
      Given these clients are connected:
        | client | namespace | token                          |
        | bob    | /members  | a member's token for the vault |
      When bob tries to join the room exactly named "<name>"
      Then the attempt is refused with FORBIDDEN

      Examples: Private rooms whose names contain the vault's name or a part of it; (vault) stands for it
        | name           |
        | (vault)s       |
        | (vault)-annex  |
        | (vault),cellar |
        | private:       |

    Scenario: bob is refused by the vault although bob's phone has a token that opens it
      Both tokens belong to the same person.

      Given these clients are connected:
        | client      | namespace | token                                                   |
        | bob         | /members  | a member's token                                        |
        | bob's phone | /members  | a member's token for the vault that is valid for 2 days |
      And bob's phone joined the vault
      When bob tries to join the vault
      Then the attempt is refused with FORBIDDEN

    @moderation
    Scenario: eve, summoned into the vault without permission, cannot join it again after leaving it
      Given these clients are connected:
        | client | namespace | token               |
        | carol  | /members  | a moderator's token |
        | eve    | /members  | a member's token    |
      And carol summoned eve into the vault
      And eve left the vault
      When eve tries to join the vault
      Then the attempt is refused with FORBIDDEN

  @AU-41
  @must
  Rule: A client with permission joins a private room

    Scenario: bob, with permission for the vault, joins it and receives its messages
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
      When alice and bob join the vault
      And alice sends "for the vault only" to the vault
      Then only alice and bob receive "for the vault only"

  @AU-07
  @must
  Rule: No variant of a private room's name bypasses the permission check
    The table of variants contains other spellings of the name (capitals, spaces, letters that look alike) and
    values around it, such as a list. A server may accept a text as the name of a different room, or refuse it
    with FORBIDDEN or INVALID. It must refuse everything else with INVALID.

    Scenario: eve tries to join each variant of the vault's name and receives no message of the vault
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice and bob joined the vault
      When eve tries to join each of the variants of the vault
      And alice sends "for the vault only" to the vault
      Then every attempt ended as the table allows
      And only alice and bob receive "for the vault only"

  @AU-09
  @must
  Rule: A client outside a private room cannot send to it

    Scenario: eve, without permission for the vault, cannot send a message to it
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault
      When eve tries to send "from outside the vault" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "from outside the vault"

    Scenario Outline: eve, outside the vault, cannot send a message to <audience>
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault and the lobby
      And eve joined the lobby
      When eve tries to send "from outside the vault" to <audience>
      Then the attempt is refused with FORBIDDEN
      And nobody receives "from outside the vault"

      Examples: Other ways to address the vault
        | audience                    |
        | the others in the vault     |
        | the lobby and the vault     |
        | the vault and the lobby     |
        | the vault except the garden |

    Scenario: carol, a moderator with permission for the vault but not in it, cannot send to it
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | carol  | /members  | a moderator's token for the vault |
      And alice joined the vault
      When carol tries to send "from a moderator outside" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "from a moderator outside"

    Scenario: A direct message from eve to the name of the vault, as if it were a client, reaches nobody
      A server that passes the recipient's id to Socket.IO unchecked accepts the name of any room instead.

      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault
      When eve tries to send "from outside the vault" to the name of the vault as an id
      Then the attempt is accepted or refused
      And nobody receives "from outside the vault"

    @run-once
    Scenario: eve, in the room of the vault's name in "/chat", can neither join the vault of "/members" nor send to it
      "shared" means that eve uses one connection for both namespaces.

      Given these clients are connected:
        | client | namespace       | connection | token                          |
        | alice  | /members        |            | a member's token for the vault |
        | eve    | /chat, /members | shared     | a member's token               |
      And alice joined the vault of "/members"
      And eve joined the vault of "/chat"
      When eve tries each of these requests:
        | request                                                  | outcome                |
        | send "from outside the vault" to the vault of "/members" | refused with FORBIDDEN |
        | join the vault of "/members"                             | refused with FORBIDDEN |
      Then every attempt ended as the table allows
      And nobody receives "from outside the vault"

    Scenario: bob can no longer send to the vault after leaving it
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
      And alice and bob joined the vault
      And bob left the vault
      When bob tries to send "from a former member" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "from a former member"

    @moderation
    Scenario: bob can no longer send to the vault after carol has evicted bob from it
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault
      And carol evicted bob from the vault
      And bob received the notice of its eviction from the vault
      When bob tries to send "from a former member" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "from a former member"

  @AU-24
  @must
  @asking
  Rule: A client outside a private room cannot ask it

    Scenario: eve, without permission for the vault, cannot ask its members
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault
      And alice answers "I am" when asked
      When eve asks the vault "who is in there?" with a timeout of 500 ms
      Then the attempt is refused with FORBIDDEN
      And nobody receives "who is in there?"

    Scenario: bob, with permission for the vault but not in it, cannot ask its members
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
      And alice joined the vault
      When bob asks the vault "who is in there?" with a timeout of 500 ms
      Then the attempt is refused with FORBIDDEN
      And nobody receives "who is in there?"

    Scenario: carol, a moderator with permission for the vault but not in it, cannot ask its members
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | carol  | /members  | a moderator's token for the vault |
      And alice joined the vault
      When carol asks the vault "who is in there?" with a timeout of 500 ms
      Then the attempt is refused with FORBIDDEN
      And nobody receives "who is in there?"

    Scenario: bob can no longer ask the vault after leaving it
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
      And alice and bob joined the vault
      And bob left the vault
      When bob asks the vault "who is in there?" with a timeout of 500 ms
      Then the attempt is refused with FORBIDDEN
      And nobody receives "who is in there?"

    Scenario: bob, in the vault, asks its members and is answered
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice and bob joined the vault
      And alice and bob answer "here" when asked
      When bob asks the vault "who is in there?" with a timeout of 60000 ms
      Then only alice and bob receive "who is in there?"
      And the acknowledgement has the answer "here" from alice and bob and is complete

    @moderation
    Scenario: bob can no longer ask the vault after carol has evicted bob from it
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault
      And carol evicted bob from the vault
      And bob received the notice of its eviction from the vault
      When bob asks the vault "who is in there?" with a timeout of 500 ms
      Then the attempt is refused with FORBIDDEN
      And nobody receives "who is in there?"
