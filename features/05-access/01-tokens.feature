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
      And bob is connected to "/chat"
      And bob has been refused in "/members"
      When alice tells everyone "members only"
      Then only alice and carol hear "members only"
