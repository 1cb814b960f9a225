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

    @whole-rooms
    Scenario: bob, with access revoked, stays outside the vault when carol summons everyone into it
      Given alice and bob joined the lobby
      And carol revoked bob's access to the vault
      When carol summons everyone in the lobby into the vault
      And alice sends "for the vault only" to the vault
      Then only alice receives "for the vault only"
      And bob is in the lobby and in no other room

    @moderation
    Scenario: bob, evicted from the vault but not revoked, joins the vault again
      Given carol evicted bob from the vault
      And bob received the notice of its eviction from the vault
      And bob joined the vault
      When alice sends "for the vault only" to the vault
      Then only alice and bob receive "for the vault only"

    Scenario: bob, the last member of the vault, cannot join it again after losing access
      Given alice left the vault
      And carol revoked bob's access to the vault
      When bob tries to join the vault
      Then the attempt is refused
      And bob is in no room of "/members"

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

  @AU-47
  @should
  Rule: A server that starts later knows earlier revocations

    @cluster
    @fault-injection
    Scenario: bob's phone, on a server that started after the revocation, cannot join the vault with bob's token
      Given these clients are connected:
        | client | namespace | server       | token                          |
        | bob    | /members  | disposable 1 | a member's token for the vault |
        | carol  | /members  | disposable 2 | a moderator's token            |
      And carol revoked bob's access to the vault
      And disposable server 3 starts and dave connects to "/chat" as soon as it is accepted
      And these clients are connected:
        | client      | namespace | server       | token       |
        | bob's phone | /members  | disposable 3 | bob's token |
      When bob's phone tries to join the vault
      Then the attempt is refused
      And bob's phone is in no room of "/members"

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

    Scenario: eve cannot revoke dave's access to the lobby of "/chat", where there are no tokens
      Given dave and eve are connected to "/chat"
      And dave joined the lobby
      When eve tries to revoke dave's access to the lobby
      Then the attempt is refused with FORBIDDEN
      And dave is in the lobby and in no other room

  @AU-11
  @must
  @token-expiry
  Rule: A token grants nothing after it has expired
    A server may refuse the requests of a client whose token has expired, or close its connection. It has 2
    seconds to notice.

    @run-once
    Scenario: bob cannot send to the vault after its token has expired while connected
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | bob    | /members  | a short-lived token for the vault |
      And alice and bob joined the vault
      And bob's token for the vault has expired
      When bob tries each of these requests:
        | request                                     | outcome                                            |
        | send "from bob, with no token" to the vault | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows
      And nobody receives any message

    @run-once
    Scenario: bob can use no operation of "/members" after its token has expired while connected
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | bob    | /members  | a short-lived token for the vault |
      And alice and bob joined the vault and the lobby
      And bob's token for the vault has expired
      When bob tries each of these requests:
        | request                                    | outcome                                            |
        | send "late 1" to the vault                 | refused with FORBIDDEN or the connection is closed |
        | send "late 2" to the others in the vault   | refused with FORBIDDEN or the connection is closed |
        | send "late 3" to the vault and the lobby   | refused with FORBIDDEN or the connection is closed |
        | send "late 4" to the vault except the hall | refused with FORBIDDEN or the connection is closed |
        | send "late 5" to the lobby                 | refused with FORBIDDEN or the connection is closed |
        | send "late 6" to everyone                  | refused with FORBIDDEN or the connection is closed |
        | send "late 7" to everyone else             | refused with FORBIDDEN or the connection is closed |
        | send "late 8" to alice                     | refused with FORBIDDEN or the connection is closed |
        | join the vault                             | refused with FORBIDDEN or the connection is closed |
        | join the garden                            | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows
      And nobody receives any message

    @run-once
    @moderation
    Scenario: carol can move, remove and revoke nobody after its moderator's token has expired
      Given these clients are connected:
        | client | namespace | token                                         |
        | alice  | /members  | a member's token for the vault                |
        | bob    | /members  | a member's token for the vault                |
        | carol  | /members  | a short-lived moderator's token for the vault |
      And alice and bob joined the vault
      And bob joined the lobby
      And carol's token for the vault has expired
      When carol tries each of these requests:
        | request                            | outcome                                            |
        | evict bob from the lobby           | refused with FORBIDDEN or the connection is closed |
        | summon bob into the garden         | refused with FORBIDDEN or the connection is closed |
        | revoke alice's access to the vault | refused with FORBIDDEN or the connection is closed |
        | kick bob from "/members"           | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows
      And alice is in the vault and in no other room
      And bob is in the vault and the lobby and in no other room
      And bob is still served in "/members"

    @run-once
    @whole-rooms
    Scenario: carol can move and remove no room after its moderator's token has expired
      Given these clients are connected:
        | client | namespace | token                                         |
        | alice  | /members  | a member's token                              |
        | carol  | /members  | a short-lived moderator's token for the vault |
      And alice joined the lobby
      And carol's token for the vault has expired
      When carol tries each of these requests:
        | request                                      | outcome                                            |
        | summon everyone in the lobby into the garden | refused with FORBIDDEN or the connection is closed |
        | evict everyone from the lobby                | refused with FORBIDDEN or the connection is closed |
        | kick everyone in the lobby                   | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows
      And alice is in the lobby and in no other room
      And alice is still served in "/members"

    @run-once
    Scenario Outline: carol can send nothing and join no room in <namespace> after its token has expired
      Given these clients are connected:
        | client | namespace   | token                                         |
        | alice  | <namespace> | a moderator's token                           |
        | carol  | <namespace> | a short-lived moderator's token for the vault |
      And alice and carol joined the lobby
      And carol's token for the vault has expired
      When carol tries each of these requests:
        | request                                   | outcome                                            |
        | send "late 1" to the lobby                | refused with FORBIDDEN or the connection is closed |
        | send "late 2" to the others in the lobby  | refused with FORBIDDEN or the connection is closed |
        | send "late 3" to the lobby and the garden | refused with FORBIDDEN or the connection is closed |
        | send "late 4" to everyone                 | refused with FORBIDDEN or the connection is closed |
        | send "late 5" to alice                    | refused with FORBIDDEN or the connection is closed |
        | join the garden                           | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows
      And nobody receives any message

      Examples: The other protected namespaces
        | namespace     |
        | "/moderators" |

      @private-namespaces
      Examples: A namespace of a protected pattern
        | namespace     |
        | "/members-91" |

    @run-once
    @asking
    Scenario: bob cannot ask the vault after its token has expired while connected
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | bob    | /members  | a short-lived token for the vault |
      And alice and bob joined the vault
      And bob's token for the vault has expired
      When bob tries each of these requests:
        | request                                | outcome                                            |
        | ask the vault "who is still in there?" | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows
      And nobody receives any message

    @run-once
    @roster
    Scenario: bob cannot list the vault after its token has expired while connected
      Given these clients are connected:
        | client | namespace | token                             |
        | alice  | /members  | a member's token for the vault    |
        | bob    | /members  | a short-lived token for the vault |
      And alice joined the vault
      And bob's token for the vault has expired
      When bob tries each of these requests:
        | request                       | outcome                                            |
        | list the members of the vault | refused with FORBIDDEN or the connection is closed |
      Then every attempt ended as the table allows

    @run-once
    Scenario: eve is refused with bob's token, which was valid when bob connected and has expired since
      Given these clients are connected:
        | client | namespace | token                             |
        | bob    | /members  | a short-lived token for the vault |
      And bob's token for the vault has expired
      When eve tries to connect to "/members" with bob's token
      Then the connection is refused with "unauthorized"

  @AU-22
  @must
  Rule: A token is valid until it expires, no matter how far ahead that is
    In JavaScript, a timer of more than 24.8 days runs out at once. A server that disconnects clients by such a
    timer when their tokens expire disconnects the owner of a long-lived token as soon as it has connected.

    Scenario Outline: bob, with a token that is valid for <time>, connects, joins the vault and stays in it
      Given these clients are connected:
        | client | namespace | connection |
        | alice  | /chat     | shared     |
      When bob connects to "/members" with a member's token for the vault that is valid for <time> and joins the vault immediately
      Then the attempt is accepted
      And bob is in the vault and in no other room
      And bob is still served in "/members"

      Examples: Periods longer than a JavaScript timer can run
        | time      |
        | 25 days   |
        | 30 days   |
        | 50 days   |
        | 100 years |

  @AU-23
  @must
  Rule: A revocation covers exactly one room of one token, whether or not its client is a member

    Background:
      Given these clients are connected:
        | client | namespace | token                                         |
        | alice  | /members  | a member's token for the vault and the cellar |
        | bob    | /members  | a member's token for the vault and the cellar |
        | carol  | /members  | a moderator's token                           |

    Scenario: bob, who has left the vault, cannot join it again after carol has revoked bob's access
      Given alice and bob joined the vault
      And bob left the vault
      And carol revoked bob's access to the vault
      When bob tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is refused with FORBIDDEN
      And only alice receives "for the vault only"

    Scenario: bob, who has never joined the vault, cannot join it after carol has revoked bob's access
      Given alice joined the vault
      And carol revoked bob's access to the vault
      When bob tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is refused with FORBIDDEN
      And only alice receives "for the vault only"

    Scenario: bob, whose access to the vault was revoked twice, cannot join it
      Given alice and bob joined the vault
      And carol revoked bob's access to the vault
      And carol revoked bob's access to the vault
      When bob tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is refused with FORBIDDEN
      And only alice receives "for the vault only"

    Scenario: bob, whose access to the vault and then to the cellar was revoked, can join neither
      Given alice joined the vault and the cellar
      And carol revoked bob's access to the vault
      And carol revoked bob's access to the cellar
      When bob tries each of these requests:
        | request         | outcome                |
        | join the vault  | refused with FORBIDDEN |
        | join the cellar | refused with FORBIDDEN |
      And alice sends "for the vault only" to the vault
      And alice sends "for the cellar only" to the cellar
      Then every attempt ended as the table allows
      And only alice receives "for the vault only"
      And only alice receives "for the cellar only"

    Scenario: bob stays in the cellar and the lobby when carol revokes bob's access to the vault
      Given alice and bob joined the vault, the cellar and the lobby
      And carol revoked bob's access to the vault
      When alice sends "for the cellar" to the cellar
      And alice sends "for the lobby" to the lobby
      Then only alice and bob receive "for the cellar"
      And only alice and bob receive "for the lobby"
      And bob is in the cellar and the lobby and in no other room

    @run-once
    Scenario: dave, with access to the vault revoked in "/members", joins the room of that name in "/moderators"
      Given these clients are connected:
        | client | namespace | token                             |
        | dave   | /members  | a moderator's token for the vault |
      And these clients are connected:
        | client | namespace   | token        |
        | dave   | /moderators | dave's token |
      And carol revoked dave's access to the vault of "/members"
      When dave tries to join the vault of "/moderators"
      Then the attempt is accepted

    Scenario: bob joins the cellar after carol has revoked bob's access to the vault
      Given alice joined the cellar
      And carol revoked bob's access to the vault
      When bob tries to join the cellar
      And alice sends "for the cellar" to the cellar
      Then the attempt is accepted
      And only alice and bob receive "for the cellar"

    Scenario: alice stays in the vault, leaves it and joins it again after bob's access was revoked
      Given alice and bob joined the vault
      And carol revoked bob's access to the vault
      And alice left the vault
      When alice tries to join the vault
      Then the attempt is accepted
      And alice is in the vault and in no other room
      And bob is in no room of "/members"

    Scenario: bob's phone, with a token of its own, joins the vault after bob's token has lost access
      Given these clients are connected:
        | client      | namespace | token                                                   |
        | bob's phone | /members  | a member's token for the vault that is valid for 2 days |
      And alice joined the vault
      And carol revoked bob's access to the vault
      When bob's phone tries to join the vault
      And alice sends "for the vault only" to the vault
      Then the attempt is accepted
      And only alice and bob's phone receive "for the vault only"
