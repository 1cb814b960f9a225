@auth
Feature: Tokens
  Nothing in Socket.IO or NestJS decides who may connect: the application must, for each namespace, before any event
  of the client is handled.

  @AU-01
  @must
  Rule: A client is accepted only with a valid token, and a refusal names the reason

    Scenario Outline: A client with <token> is refused as <word> in <namespace>
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to <namespace> with <token>
      Then the connection is refused with "<word>"
      And bob is not connected to <namespace>

      Examples: What a server must not take for a token
        | namespace     | token             | word         |
        | "/members"    | no token          | unauthorized |
        | "/members"    | a malformed token | unauthorized |
        | "/members"    | a forged token    | unauthorized |
        | "/members"    | an unsigned token | unauthorized |
        | "/members"    | an expired token  | unauthorized |
        | "/moderators" | no token          | unauthorized |
        | "/moderators" | a member's token  | forbidden    |

    Scenario Outline: A client with <token> is accepted in <namespace>
      When bob tries to connect to <namespace> with <token>
      Then the connection is accepted

      Examples: What a server must take for one
        | namespace     | token               |
        | "/members"    | a member's token    |
        | "/members"    | a moderator's token |
        | "/moderators" | a moderator's token |

  @AU-02
  @must
  Rule: A refused client receives nothing from the namespace

    Scenario: Bob is refused and does not hear the announcement
      Given these clients are connected:
        | client | namespace | connection | token            |
        | alice  | /members  |            | a member's token |
        | carol  | /members  |            | a member's token |
        | bob    | /chat     | shared     |                  |
      And bob's connection to "/members" was refused
      When alice sends "members only" to everyone
      Then only alice and carol receive "members only"

  @CN-10
  @must
  Rule: A token counts only in the namespace that it was sent to

    Scenario: A moderator's token sent to an open namespace opens no other
      Given these clients are connected:
        | client | namespace | connection | token               |
        | bob    | /news     | shared     |                     |
        | bob    | /chat     |            | a moderator's token |
      When bob tries to connect to "/moderators" with no token
      Then the connection is refused with "unauthorized"

    Scenario: A token that has opened one namespace does not open the next
      Given these clients are connected:
        | client | namespace | connection | token               |
        | bob    | /chat     | shared     |                     |
        | bob    | /members  |            | a moderator's token |
      When bob tries to connect to "/moderators" with no token
      Then the connection is refused with "unauthorized"

    @moderation
    Scenario: Who is a moderator in one namespace is none where a member's token was sent
      Given these clients are connected:
        | client | namespace   | connection | token               |
        | alice  | /members    |            | a member's token    |
        | bob    | /chat       | shared     |                     |
        | bob    | /members    |            | a member's token    |
        | bob    | /moderators |            | a moderator's token |
      When bob tries to kick alice from "/members"
      Then the attempt is refused with FORBIDDEN
      And alice is still served in "/members"

  @AU-03
  @must
  Rule: Every namespace checks tokens for itself, and an open namespace requires none

    Scenario: Who is in every open namespace is not thereby in "/members"
      Given these clients are connected:
        | client | namespace       | connection |
        | bob    | /, /chat, /news | shared     |
      When bob tries to connect to "/members" with no token
      Then the connection is refused with "unauthorized"

    Scenario: Who is in "/members" is not thereby in "/moderators"
      Given these clients are connected:
        | client | namespace | connection | token            |
        | bob    | /chat     | shared     |                  |
        | bob    | /members  |            | a member's token |
      When bob tries to connect to "/moderators" with a member's token
      Then the connection is refused with "forbidden"

    Scenario Outline: Whom "/members" refuses for <token> is welcome in <open>
      Given bob's connection to "/members" was refused
      When bob tries to connect to <open> with <token>
      Then the connection is accepted

      Examples: Tokens that nobody looks at
        | open    | token             |
        | "/"     | a forged token    |
        | "/chat" | an expired token  |
        | "/news" | a malformed token |

    @moderation
    Scenario Outline: What anyone may in an open namespace, only a moderator may in "/members": <what>
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
        | bob    | /members  | a member's token |
      And alice joined the lobby
      When bob tries to <what>
      Then the attempt is refused with FORBIDDEN
      And alice is in the lobby and in no other room

      Examples: Words of moderators
        | what                         |
        | kick alice from "/members"   |
        | evict alice from the lobby   |
        | summon alice into the garden |

  @AU-04
  @must
  Rule: All access checks finish before the client can send, and the first failed check decides the error

    Scenario Outline: A member's token that is <not valid> is refused for that, not for the member's role
      When bob tries to connect to "/moderators" with <token>
      Then the connection is refused with "unauthorized"

      Examples: First whether it is a token at all, then what it says
        | not valid | token             |
        | forged    | a forged token    |
        | unsigned  | an unsigned token |
        | expired   | an expired token  |

    @transport-specific
    Scenario Outline: Eve, with a forged token, speaks <when>, and nobody hears it
      Given these clients are connected:
        | client | namespace | transport     | token            |
        | alice  | /members  |               | a member's token |
        | bob    | /members  |               | a member's token |
        | eve    |           | raw websocket |                  |
      When eve connects to "/members" with a forged token and sends "me first" to everyone <when>
      Then nobody receives "me first"

      Examples: When a server could still listen
        | when                               |
        | without waiting for an answer      |
        | as soon as the server has answered |

    @moderation
    Scenario: The first thing that bob asks for is already weighed against his token
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
        | bob    | /members  | a member's token |
      When bob tries to kick alice from "/members"
      Then the attempt is refused with FORBIDDEN
      And alice is still served in "/members"

  @AU-05
  @must
  Rule: A refused client is accepted when it returns with a valid token

    Scenario: Bob brings a token the second time
      Given bob's connection to "/members" was refused
      When bob tries to connect to "/members" with a member's token
      Then the connection is accepted

    Scenario: Bob brings a token the second time, on the same connection
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      And bob's connection to "/members" was refused
      When bob tries to connect to "/members" with a member's token
      Then the connection is accepted

    Scenario: Whom a second token has let in takes part like anyone
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
      And bob's connection to "/members" was refused
      And these clients are connected:
        | client | namespace | token            |
        | bob    | /members  | a member's token |
      When alice sends "bob found his token" to everyone
      Then only alice and bob receive "bob found his token"

  @AU-13
  @must
  Rule: When an authentication check throws, the connection is refused and the server keeps running

    @run-once
    Scenario Outline: Eve is refused in <namespace> with each of the <things>
      Given these clients are connected:
        | client | namespace   | connection | token               |
        | alice  | <namespace> |            | a moderator's token |
        | eve    | /chat       | shared     |                     |
      When eve tries to connect to <namespace> with each of the <things>
      Then the connection is refused
      And alice is still served in <namespace>

      Examples: What is no token, and tokens that are signed but say the wrong things
        | namespace     | things       |
        | "/members"    | wrong tokens |
        | "/members"    | wrong claims |
        | "/moderators" | wrong claims |
