@auth
@private-rooms
Feature: Losing access
  A token is looked at when its client connects; what is taken back later must be so for those who are connected
  already. The one who was dismissed and still listens is the failure that nobody sees.

  @AU-10
  @must
  Rule: A member whose access was revoked neither receives from the room nor sends to it, on any server

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | carol  | /members  | a moderator's token            |
      And alice and bob joined the vault

    Scenario: Bob, whose access was revoked, hears nothing more
      Given carol revoked bob's access to the vault
      When alice sends "without bob" to the vault
      Then only alice receives "without bob"

    Scenario: Bob, whose access was revoked, cannot tell the vault anything
      Given carol revoked bob's access to the vault
      When bob tries to send "but why?" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "but why?"

    Scenario: Bob, whose access was revoked, asks to join again and stays outside
      Given carol revoked bob's access to the vault
      And bob's request to join the vault was refused with FORBIDDEN
      When alice sends "still without bob" to the vault
      Then only alice receives "still without bob"

    Scenario: Bob, whose access was revoked, comes back with the same token and stays outside
      Given carol revoked bob's access to the vault
      And bob disconnected from "/members"
      And bob reconnected to "/members"
      And bob's request to join the vault was refused with FORBIDDEN
      When alice sends "still without bob" to the vault
      Then only alice receives "still without bob"

    Scenario: Not even a moderator brings bob back in
      Given carol revoked bob's access to the vault
      When carol tries to summon bob into the vault
      Then the attempt is refused with FORBIDDEN
      And bob is in no room of "/members"

    @moderation
    Scenario: Who was only evicted may come back
      Given carol evicted bob from the vault
      And bob received the notice of its eviction from the vault
      And bob joined the vault
      When alice sends "bob is back" to the vault
      Then only alice and bob receive "bob is back"

    Scenario: A member cannot revoke anybody's access
      When bob tries to revoke alice's access to the vault
      Then the attempt is refused with FORBIDDEN
      And alice is in the vault and in no other room

    @cluster
    Scenario Outline: Once revoked on one server, bob's token opens the vault no more on <server>
      Given carol revoked bob's access to the vault
      And these clients are connected:
        | client      | namespace | server   | token       |
        | bob's phone | /members  | <server> | bob's token |
      When bob's phone tries to join the vault
      Then the attempt is refused with FORBIDDEN
      And bob's phone is in no room of "/members"

      Examples: Each server
        | server   |
        | server 1 |
        | server 2 |
        | server 3 |

    @cluster
    Scenario Outline: Whose access is revoked is out at once, on <server>
      Given these clients are connected:
        | client | namespace | server   | token                          |
        | dave   | /members  | <server> | a member's token for the vault |
      And dave joined the vault
      And carol revoked dave's access to the vault
      When alice sends "without dave" to the vault
      Then only alice and bob receive "without dave"

      Examples: The moderator's server, and others
        | server   |
        | server 1 |
        | server 3 |

  @AU-11
  @must
  Rule: A token grants nothing after it has expired

    @run-once
    Scenario: Bob's token expires while he is connected
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | bob    | /members  | a short-lived token for the vault |
      And alice and bob joined the vault
      When bob tries to send "too late" to the vault after its token has expired
      Then the attempt is refused with FORBIDDEN or the connection is closed
      And nobody receives "too late"
