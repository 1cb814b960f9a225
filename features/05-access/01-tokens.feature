@auth
Feature: Tokens
  A namespace can require a token. Neither Socket.IO nor NestJS decides who may connect: the application must
  check the token in each namespace, before it handles any event of the client. "/members" requires a valid
  token, "/moderators" requires a moderator's, and "/", "/chat" and "/news" are open to every client. A
  refused client receives CONNECT_ERROR, whose `message` and `data.code` give the reason. A step that only
  says "was refused" sends no token. A client is "still served" if the server answers its echo.

  @AU-01
  @must
  Rule: A client without a valid token is refused

    Scenario Outline: bob is refused in <namespace> with <token>
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to <namespace> with <token>
      Then the connection is refused
      And bob is not connected to <namespace>

      Examples: A forged token is signed with another secret, an unsigned one has "alg: none"
        | namespace     | token             |
        | "/members"    | no token          |
        | "/members"    | a malformed token |
        | "/members"    | a forged token    |
        | "/members"    | an unsigned token |
        | "/members"    | an expired token  |
        | "/moderators" | no token          |
        | "/moderators" | a member's token  |

    @run-once
    Scenario Outline: eve is refused in "/members" with bob's token, which was accepted, with <change>
      A server that keeps the tokens that it has verified must compare all of a token with them.

      Given these clients are connected:
        | client | namespace | connection | token            |
        | eve    | /chat     | shared     |                  |
        | bob    | /members  |            | a member's token |
      When eve tries to connect to "/members" with bob's token with <change>
      Then the connection is refused
      And eve is not connected to "/members"

      Examples: The claims of bob behind a signature by another secret, or a moderator's behind bob's signature
        | change            |
        | another signature |
        | other claims      |

  @AU-14
  @must
  Rule: A client with a valid token and a sufficient role is accepted

    Scenario Outline: bob is accepted in <namespace> with <token>
      When bob tries to connect to <namespace> with <token>
      Then the connection is accepted

      Examples: Valid tokens with a sufficient role
        | namespace     | token               |
        | "/members"    | a member's token    |
        | "/members"    | a moderator's token |
        | "/moderators" | a moderator's token |

    @moderation
    @run-once
    Scenario: bob, kicked from "/members", is accepted again with the same token
      Given these clients are connected:
        | client | namespace | token               |
        | bob    | /members  | a member's token    |
        | carol  | /members  | a moderator's token |
      And carol kicked bob from "/members"
      When bob tries to connect to "/members" with bob's token
      Then the connection is accepted

  @AU-15
  @should
  Rule: A refused client receives the reason

    Scenario Outline: bob is refused as <reason> in <namespace> with <token>
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to <namespace> with <token>
      Then the connection is refused with "<reason>"

      Examples: A forged token is signed with another secret, an unsigned one has "alg: none"
        | namespace     | token             | reason       |
        | "/members"    | no token          | unauthorized |
        | "/members"    | a malformed token | unauthorized |
        | "/members"    | a forged token    | unauthorized |
        | "/members"    | an unsigned token | unauthorized |
        | "/members"    | an expired token  | unauthorized |
        | "/moderators" | no token          | unauthorized |
        | "/moderators" | a member's token  | forbidden    |

      @private-namespaces
      Examples: A namespace of a pattern
        | namespace    | token            | reason       |
        | "/members-7" | no token         | unauthorized |
        | "/members-7" | a forged token   | unauthorized |
        | "/members-7" | an expired token | unauthorized |

  @AU-26
  @should
  Rule: A token signed with an algorithm other than HS256 is refused

    Scenario Outline: bob is refused in <namespace> with <token>
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to <namespace> with <token>
      Then the connection is refused
      And bob is not connected to <namespace>

      Examples: Tokens signed with the right secret, but with HS384 or HS512
        | namespace     | token          |
        | "/members"    | an HS384 token |
        | "/members"    | an HS512 token |
        | "/moderators" | an HS512 token |

  @AU-02
  @must
  Rule: A refused client receives nothing from the namespace

    Scenario: bob, refused in "/members", does not receive an announcement there
      Given these clients are connected:
        | client | namespace | connection | token            |
        | alice  | /members  |            | a member's token |
        | carol  | /members  |            | a member's token |
        | bob    | /chat     | shared     |                  |
      And bob's connection to "/members" was refused
      When alice sends "for members only" to everyone
      Then only alice and carol receive "for members only"

    Scenario Outline: bob, refused in <namespace> with <token>, receives nothing there and harms nobody
      Given these clients are connected:
        | client | namespace   | connection | token               |
        | alice  | <namespace> |            | a moderator's token |
        | carol  | <namespace> |            | a moderator's token |
        | bob    | /chat       | shared     |                     |
      And alice and carol joined the lobby of <namespace>
      When bob tries to connect to <namespace> with <token>
      And alice sends "for everyone inside" to everyone
      And carol sends "for the lobby inside" to the lobby
      Then the connection is refused
      And only alice and carol receive "for everyone inside"
      And only alice and carol receive "for the lobby inside"
      And bob is not connected to <namespace>
      And bob is still served in "/chat"

      Examples: Every reason to refuse a token
        | namespace     | token             |
        | "/members"    | a malformed token |
        | "/members"    | a forged token    |
        | "/members"    | an unsigned token |
        | "/members"    | an expired token  |
        | "/moderators" | no token          |
        | "/moderators" | a member's token  |
        | "/moderators" | a forged token    |

  @CN-10
  @must
  Rule: A token counts only in the namespace that it was sent to

    Scenario: bob's moderator token sent to "/chat" does not open "/moderators"
      Given these clients are connected:
        | client | namespace | connection | token               |
        | bob    | /news     | shared     |                     |
        | bob    | /chat     |            | a moderator's token |
      When bob tries to connect to "/moderators" with no token
      Then the connection is refused with "unauthorized"

    Scenario: bob's moderator token accepted in "/members" does not open "/moderators"
      Given these clients are connected:
        | client | namespace | connection | token               |
        | bob    | /chat     | shared     |                     |
        | bob    | /members  |            | a moderator's token |
      When bob tries to connect to "/moderators" with no token
      Then the connection is refused with "unauthorized"

    @moderation
    Scenario: bob, a moderator in "/moderators" but a member in "/members", cannot kick in "/members"
      Given these clients are connected:
        | client | namespace   | connection | token               |
        | alice  | /members    |            | a member's token    |
        | bob    | /chat       | shared     |                     |
        | bob    | /members    |            | a member's token    |
        | bob    | /moderators |            | a moderator's token |
      When bob tries to kick alice from "/members"
      Then the attempt is refused with FORBIDDEN
      And alice is still served in "/members"

    @moderation
    Scenario: bob connects first as a moderator, then to "/members" as a member, and cannot kick there
      Given these clients are connected:
        | client | namespace   | connection | token               |
        | alice  | /members    |            | a member's token    |
        | bob    | /chat       | shared     |                     |
        | bob    | /moderators |            | a moderator's token |
        | bob    | /members    |            | a member's token    |
      When bob tries to kick alice from "/members"
      Then the attempt is refused with FORBIDDEN

  @AU-03
  @must
  Rule: Every protected namespace checks tokens for itself

    Scenario: bob, connected to every open namespace, is refused in "/members" without a token
      Given these clients are connected:
        | client | namespace       | connection |
        | bob    | /, /chat, /news | shared     |
      When bob tries to connect to "/members" with no token
      Then the connection is refused
      And bob is not connected to "/members"

    Scenario: bob, connected to "/members", is refused in "/moderators" with a member's token
      Given these clients are connected:
        | client | namespace | connection | token            |
        | bob    | /chat     | shared     |                  |
        | bob    | /members  |            | a member's token |
      When bob tries to connect to "/moderators" with a member's token
      Then the connection is refused
      And bob is not connected to "/moderators"

  @AU-16
  @must
  Rule: An open namespace requires no token

    Scenario Outline: bob, refused in "/members", is accepted in <open namespace> even with <token>
      Given bob's connection to "/members" was refused
      When bob tries to connect to <open namespace> with <token>
      Then the connection is accepted

      Examples: Open namespaces ignore tokens
        | open namespace | token             |
        | "/"            | a forged token    |
        | "/chat"        | an expired token  |
        | "/news"        | a malformed token |

  @AU-17
  @must
  Rule: In a protected namespace, only a moderator may move or remove others

    @moderation
    Scenario Outline: bob, with a member's token, cannot <action>
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
        | bob    | /members  | a member's token |
      And alice joined the lobby
      When bob tries to <action>
      Then the attempt is refused
      And alice is in the lobby and in no other room

      Examples: Actions that require a moderator's token in "/members"
        | action                       |
        | kick alice from "/members"   |
        | evict alice from the lobby   |
        | summon alice into the garden |

    @moderation
    Scenario: bob, with a member's token, cannot kick alice although bob's phone is a moderator
      Given these clients are connected:
        | client      | namespace | token                                        |
        | alice       | /members  | a member's token                             |
        | bob         | /members  | a member's token                             |
        | bob's phone | /members  | a moderator's token that is valid for 2 days |
      When bob tries to kick alice from "/members"
      Then the attempt is refused
      And alice is still served in "/members"

  @AU-04
  @must
  Rule: All access checks finish before the client can send

    @transport-specific
    Scenario Outline: eve's message, sent with a forged token <moment>, reaches nobody
      eve opens a raw WebSocket without a client library and, at first, connects to no namespace.

      Given these clients are connected:
        | client | namespace | transport     | token            |
        | alice  | /members  |               | a member's token |
        | bob    | /members  |               | a member's token |
        | eve    |           | raw websocket |                  |
      When eve connects to "/members" with a forged token and sends "from a refused client" to everyone <moment>
      Then nobody receives "from a refused client"

      Examples: Moments at which a server could still handle the message
        | moment                             |
        | without waiting for an answer      |
        | as soon as the server has answered |

    @moderation
    Scenario: bob's first request, to kick alice, is refused because bob's token is only a member's
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
        | bob    | /members  | a member's token |
      When bob tries to kick alice from "/members"
      Then the attempt is refused
      And alice is still served in "/members"

  @AU-18
  @should
  Rule: The first access check that fails decides the reason of the refusal

    Scenario Outline: A member's <flaw> token is refused in "/moderators" as unauthorized, not as forbidden
      When bob tries to connect to "/moderators" with <token>
      Then the connection is refused with "unauthorized"

      Examples: The server checks whether a token is valid before it reads the role
        | flaw     | token             |
        | forged   | a forged token    |
        | unsigned | an unsigned token |
        | expired  | an expired token  |

  @AU-05
  @must
  Rule: A refused client is accepted when it returns with a valid token

    Scenario: bob is refused in "/members" without a token and then accepted with one
      Given bob's connection to "/members" was refused
      When bob tries to connect to "/members" with a member's token
      Then the connection is accepted

    Scenario: bob is refused in "/members" and then accepted on the connection shared with "/chat"
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      And bob's connection to "/members" was refused
      When bob tries to connect to "/members" with a member's token
      Then the connection is accepted

    Scenario: bob, accepted in "/members" at the second attempt, receives an announcement there
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
      And bob's connection to "/members" was refused
      And these clients are connected:
        | client | namespace | token            |
        | bob    | /members  | a member's token |
      When alice sends "for all members" to everyone
      Then only alice and bob receive "for all members"

  @AU-13
  @must
  Rule: When an authentication check throws, the connection is refused
    "Wrong tokens" are values that are not tokens, such as a number, a list or 200 kB of text. "Wrong claims"
    are properly signed tokens that lack a claim or contain a wrong one, such as a list as the role.

    @run-once
    Scenario Outline: eve is refused in <namespace> with each of the <table>
      Given these clients are connected:
        | client | namespace | connection |
        | eve    | /chat     | shared     |
      When eve tries to connect to <namespace> with each of the <table>
      Then the connection is refused

      Examples: Tables of wrong tokens and of wrong claims in signed tokens
        | namespace     | table        |
        | "/members"    | wrong tokens |
        | "/members"    | wrong claims |
        | "/moderators" | wrong claims |

  @AU-19
  @must
  Rule: An authentication check that throws does not end the server
    "Still served" means that the server answers alice's echo.

    @run-once
    Scenario Outline: alice is still served in <namespace> after eve has tried each of the <table>
      Given these clients are connected:
        | client | namespace   | connection | token               |
        | alice  | <namespace> |            | a moderator's token |
        | eve    | /chat       | shared     |                     |
      When eve tries to connect to <namespace> with each of the <table>
      Then the connection is refused
      And alice is still served in <namespace>

      Examples: Tables of wrong tokens and of wrong claims in signed tokens
        | namespace     | table        |
        | "/members"    | wrong tokens |
        | "/moderators" | wrong claims |
