@auth @private-rooms
Feature: Losing access
  A token is looked at when its client connects; what is taken back later must be so for those who are connected
  already. The one who was dismissed and still listens is the failure that nobody sees.

  @AU-10 @must
  Rule: Whose access was revoked neither hears the room nor tells it anything, on any server

    Background:
      Given alice and bob are connected to "/members" as members who may enter the vault
      And carol is connected to "/members" with a moderator's token
      And alice and bob are in the vault

    Scenario: Bob, whose access was revoked, hears nothing more
      Given carol has revoked bob's access to the vault
      When alice tells the vault "without bob"
      Then only alice hears "without bob"

    Scenario: Bob, whose access was revoked, cannot tell the vault anything
      Given carol has revoked bob's access to the vault
      When bob tries to tell the vault "but why?"
      Then the attempt is refused as FORBIDDEN
      And nobody hears "but why?"

    Scenario: Bob, whose access was revoked, asks to join again and stays outside
      Given carol has revoked bob's access to the vault
      And bob has been refused as FORBIDDEN in the vault
      When alice tells the vault "still without bob"
      Then only alice hears "still without bob"

    Scenario: Bob, whose access was revoked, comes back with the same token and stays outside
      Given carol has revoked bob's access to the vault
      And bob has disconnected from "/members"
      And bob has come back to "/members"
      And bob has been refused as FORBIDDEN in the vault
      When alice tells the vault "still without bob"
      Then only alice hears "still without bob"

    Scenario: Not even a moderator brings bob back in
      Given carol has revoked bob's access to the vault
      When carol tries to summon bob into the vault
      Then the attempt is refused as FORBIDDEN
      And bob is in no room of "/members"

    @moderation
    Scenario: Who was only evicted may come back
      Given carol has evicted bob from the vault
      And bob knows that he was evicted from the vault
      And bob is in the vault
      When alice tells the vault "bob is back"
      Then only alice and bob hear "bob is back"

    Scenario: A member cannot revoke anybody's access
      When bob tries to revoke alice's access to the vault
      Then the attempt is refused as FORBIDDEN
      And alice is in the vault and in no other room

    @cluster
    Scenario Outline: Once revoked on one server, bob's token opens the vault no more on <server>
      Given carol has revoked bob's access to the vault
      And bob's phone is connected to "/members" on <server> with the token of bob
      When bob's phone tries to join the vault
      Then the attempt is refused as FORBIDDEN
      And bob's phone is in no room of "/members"

      Examples: Each server
        | server            |
        | the first server  |
        | the second server |
        | the third server  |

    @cluster
    Scenario Outline: Whose access is revoked is out at once, on <server>
      Given dave is connected to "/members" on <server> as a member who may enter the vault
      And dave is in the vault
      And carol has revoked dave's access to the vault
      When alice tells the vault "without dave"
      Then only alice and bob hear "without dave"

      Examples: The moderator's server, and others
        | server           |
        | the first server |
        | the third server |

  @AU-11 @must
  Rule: A token that has expired opens nothing any more

    @once
    Scenario: Bob's token expires while he is connected
      Given alice is connected to "/members" as a member who may enter the vault
      And bob is connected to "/members" with a token for the vault that expires soon
      And alice and bob are in the vault
      When bob tries to tell the vault, after his token has expired, "too late"
      Then the attempt is refused as FORBIDDEN, or the connection has ended
      And nobody hears "too late"
