@auth
Feature: Tokens
  Nothing in Socket.IO or NestJS decides who may connect: the application must, for each namespace, before any event
  of the client is handled.

  @AU-01 @must
  Rule: Who has no valid token is refused, and told which word

    Scenario Outline: A client with <token> is refused as <word> in <namespace>
      When bob tries to connect to <namespace> with <token>
      Then the connection is refused as <word>
      And bob has no connection to <namespace>

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

  @AU-02 @must
  Rule: Who was refused hears nothing of the namespace

    Scenario: Bob is refused and does not hear the announcement
      Given alice and carol are connected to "/members" as members
      And bob is connected to "/chat" on one connection
      And bob has been refused in "/members"
      When alice tells everyone "members only"
      Then only alice and carol hear "members only"

  @CN-10 @must
  Rule: A token counts in the namespace that it was sent to, and in no other on the connection

    Scenario: A moderator's token sent to an open namespace opens no other
      Given bob is connected to "/news" on one connection
      And bob is connected to "/chat" with a moderator's token
      When bob tries to connect to "/moderators" with no token
      Then the connection is refused as unauthorized

    Scenario: A token that has opened one namespace does not open the next
      Given bob is connected to "/chat" on one connection
      And bob is connected to "/members" with a moderator's token
      When bob tries to connect to "/moderators" with no token
      Then the connection is refused as unauthorized

    @moderation
    Scenario: Who is a moderator in one namespace is none where a member's token was sent
      Given alice is connected to "/members" as a member
      And bob is connected to "/chat" on one connection
      And bob is connected to "/members" with a member's token
      And bob is connected to "/moderators" with a moderator's token
      When bob tries to kick alice from "/members"
      Then the attempt is refused as FORBIDDEN
      And alice is answered in "/members"

  @AU-03 @must
  Rule: Every namespace asks for itself, and an open one asks for nothing

    Scenario: Who is in every open namespace is not thereby in "/members"
      Given bob is connected to "/", "/chat" and "/news" on one connection
      When bob tries to connect to "/members" with no token
      Then the connection is refused as unauthorized

    Scenario: Who is in "/members" is not thereby in "/moderators"
      Given bob is connected to "/chat" on one connection
      And bob is connected to "/members" with a member's token
      When bob tries to connect to "/moderators" with a member's token
      Then the connection is refused as forbidden

    Scenario Outline: Whom "/members" refuses for <token> is welcome in <open>
      Given bob has been refused in "/members"
      When bob tries to connect to <open> with <token>
      Then the connection is accepted

      Examples: Tokens that nobody looks at
        | open    | token             |
        | "/"     | a forged token    |
        | "/chat" | an expired token  |
        | "/news" | a malformed token |

    @moderation
    Scenario Outline: What anyone may in an open namespace, only a moderator may in "/members": <what>
      Given alice and bob are connected to "/members" as members
      And alice is in the lobby
      When bob tries to <what>
      Then the attempt is refused as FORBIDDEN
      And alice is in the lobby and in no other room

      Examples: Words of moderators
        | what                         |
        | kick alice from "/members"   |
        | evict alice from the lobby   |
        | summon alice into the garden |

  @AU-04 @must
  Rule: All checks are over before the client is heard, and the first that fails decides

    Scenario Outline: A member's token that is <not valid> is refused for that, not for the member's role
      When bob tries to connect to "/moderators" with <token>
      Then the connection is refused as unauthorized

      Examples: First whether it is a token at all, then what it says
        | not valid | token             |
        | forged    | a forged token    |
        | unsigned  | an unsigned token |
        | expired   | an expired token  |

    @wire
    Scenario Outline: Eve, with a forged token, speaks <when>, and nobody hears it
      Given alice and bob are connected to "/members" as members
      And eve has a bare connection
      When eve asks on it for "/members" with a forged token and tells everyone, <when>, "me first"
      Then nobody hears "me first"

      Examples: When a server could still listen
        | when                        |
        | without waiting             |
        | as soon as there is an answer |

    @moderation
    Scenario: The first thing that bob asks for is already weighed against his token
      Given alice is connected to "/members" as a member
      And bob is connected to "/members" with a member's token
      When bob tries to kick alice from "/members"
      Then the attempt is refused as FORBIDDEN
      And alice is answered in "/members"

  @AU-05 @must
  Rule: Who was refused may come again with a valid token

    Scenario: Bob brings a token the second time
      Given bob has been refused in "/members"
      When bob tries to connect to "/members" with a member's token
      Then the connection is accepted

    Scenario: Bob brings a token the second time, on the same connection
      Given bob is connected to "/chat" on one connection
      And bob has been refused in "/members"
      When bob tries to connect to "/members" with a member's token
      Then the connection is accepted

    Scenario: Whom a second token has let in takes part like anyone
      Given alice is connected to "/members" as a member
      And bob has been refused in "/members"
      And bob is connected to "/members" with a member's token
      When alice tells everyone "bob found his token"
      Then only alice and bob hear "bob found his token"

  @AU-13 @must
  Rule: A check that stumbles neither admits anyone nor ends the server

    @once
    Scenario Outline: Eve is refused in <namespace> with each of the <things>
      Given alice is connected to <namespace> with a moderator's token
      And eve is connected to "/chat" on one connection
      When eve tries to connect to <namespace> with each of the <things>
      Then the connection is refused each time
      And alice is answered in <namespace>

      Examples: What is no token, and tokens that are signed but say the wrong things
        | namespace     | things       |
        | "/members"    | wrong tokens |
        | "/members"    | wrong claims |
        | "/moderators" | wrong claims |
