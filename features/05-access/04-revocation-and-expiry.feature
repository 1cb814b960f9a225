@auth
@private-rooms
Feature: Revoked and expired access
  A server checks a token when its client connects. If access is revoked later, or the token expires, that
  must also apply to clients that are already connected. In practice, a removed member goes on receiving
  messages, and nobody notices. After `revoke`, the server removes the member from the room and does not let
  it join again with that token.

  @AU-10
  @must
  Rule: A member whose access was revoked receives nothing more from the room

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault

    Scenario: bob receives no message of the vault after carol has revoked bob's access
      When carol revokes bob's access to the vault
      And alice sends "for the vault only" to the vault
      Then only alice receives "for the vault only"

  @AU-43
  @must
  Rule: A member whose access was revoked cannot send to the room

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault

    Scenario: bob cannot send to the vault after carol has revoked bob's access
      Given carol revoked bob's access to the vault
      When bob tries to send "from a former member" to the vault
      Then the attempt is refused
      And nobody receives "from a former member"

  @AU-44
  @must
  Rule: A member whose access was revoked cannot join the room again with the same token

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault

    Scenario: bob cannot join the vault again after carol has revoked bob's access
      Given carol revoked bob's access to the vault
      When bob tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is refused
      And only alice receives "for the vault only"

    Scenario: bob, with access revoked, cannot join the vault after reconnecting with the same token
      Given carol revoked bob's access to the vault
      And bob disconnected from "/members"
      And bob reconnected to "/members"
      When bob tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is refused
      And only alice receives "for the vault only"

    Scenario: carol, a moderator, cannot summon bob into the vault after revoking bob's access
      Given carol revoked bob's access to the vault
      When carol tries to summon bob into the vault
      Then the attempt is refused
      And bob is in no room of "/members"

    @moderation
    Scenario: bob, evicted from the vault but not revoked, joins the vault again
      Given carol evicted bob from the vault
      And bob received the notice of its eviction from the vault
      And bob joined the vault
      When alice sends "for the vault only" to the vault
      Then only alice and bob receive "for the vault only"

  @AU-45
  @must
  Rule: A revocation applies on every server

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault

    @cluster
    Scenario Outline: bob's phone, connected to <server> with bob's revoked token, cannot join the vault
      Given carol revoked bob's access to the vault
      And these clients are connected:
        | client      | namespace | server   | token       |
        | bob's phone | /members  | <server> | bob's token |
      When bob's phone tries to join the vault
      Then the attempt is refused
      And bob's phone is in no room of "/members"

      Examples: alice is on server 1, bob on server 2, and carol, the moderator, on server 3
        | server   |
        | server 1 |
        | server 2 |
        | server 3 |

    @cluster
    Scenario Outline: dave, on <server>, receives no message of the vault after losing access
      Given these clients are connected:
        | client | namespace | server   | token                          |
        | dave   | /members  | <server> | a member's token for the vault |
      And dave joined the vault
      And carol revoked dave's access to the vault
      When alice sends "for the vault only" to the vault
      Then only alice and bob receive "for the vault only"

      Examples: carol, the moderator, is on server 3
        | server   |
        | server 1 |
        | server 3 |

  @AU-46
  @must
  Rule: Only a moderator may revoke access

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault

    Scenario: bob, not a moderator, cannot revoke alice's access to the vault
      When bob tries to revoke alice's access to the vault
      Then the attempt is refused
      And alice is in the vault and in no other room

  @AU-11
  @must
  Rule: A token grants nothing after it has expired

    @run-once
    Scenario: bob cannot send to the vault after its token has expired while connected
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | bob    | /members  | a short-lived token for the vault |
      And alice and bob joined the vault
      When bob tries to send "from bob with an expired token" to the vault after its token has expired
      Then the attempt is refused with FORBIDDEN or the connection is closed
      And nobody receives "from bob with an expired token"
