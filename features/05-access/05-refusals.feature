Feature: Refusals
  A refusal tells the client what is wrong with its request, and tells an attacker nothing about the server.
  Frameworks make it easy to send too much: an error that a handler passes on takes its stack trace along, and
  with it the names of files, classes and variables. "The inside of the server" is a stack trace, a file or a
  variable of its environment. The suite reads every refusal of every scenario; these scenarios provoke one of
  each kind.

  @AU-20
  @must
  Rule: A refusal discloses no stack trace, no file and no environment variable of the server

    Scenario Outline: eve's message to <audience> is refused without details of the server
      Given alice and eve are connected to "/chat"
      When eve tries to send "to nobody" to <audience>
      Then the attempt is refused with INVALID
      And nobody receives "to nobody"
      And no refusal discloses the inside of the server

      Examples: Rooms that no message can be sent to
        | audience                     |
        | a missing room               |
        | the invalid room null        |
        | the invalid room {"name": 1} |
        | the invalid rooms []         |

    Scenario: eve is refused in a namespace that does not exist, without details of the server
      Given alice is connected to "/chat"
      When eve tries to connect to "/no-such-namespace" with no token
      Then the connection is refused
      And no refusal discloses the inside of the server

    @auth
    Scenario Outline: eve is refused in <namespace> with <token>, without details of the server
      When eve tries to connect to <namespace> with <token>
      Then the connection is refused
      And no refusal discloses the inside of the server

      Examples: Each reason to refuse a token
        | namespace     | token             |
        | "/members"    | no token          |
        | "/members"    | a malformed token |
        | "/members"    | a forged token    |
        | "/members"    | an unsigned token |
        | "/members"    | an expired token  |
        | "/moderators" | a member's token  |

    @auth
    @run-once
    Scenario Outline: eve is refused in "/members" with each of the <table>, without details of the server
      When eve tries to connect to "/members" with each of the <table>
      Then the connection is refused
      And no refusal discloses the inside of the server

      Examples: Values that make a careless check throw an error
        | table        |
        | wrong tokens |
        | wrong claims |

    @auth
    @private-rooms
    Scenario: eve is refused by the vault without details of the server
      Given these clients are connected:
        | client | namespace | token            |
        | eve    | /members  | a member's token |
      When eve tries to join the vault
      Then the attempt is refused with FORBIDDEN
      And no refusal discloses the inside of the server

    @auth
    @moderation
    Scenario: eve, not a moderator, is refused a kick without details of the server
      Given these clients are connected:
        | client | namespace | token            |
        | alice  | /members  | a member's token |
        | eve    | /members  | a member's token |
      When eve tries to kick alice from "/members"
      Then the attempt is refused with FORBIDDEN
      And no refusal discloses the inside of the server

  @AU-21
  @should
  Rule: A refusal names no class and no programming error of the server

    Scenario Outline: eve's message to <audience> is refused in plain words
      Given alice and eve are connected to "/chat"
      When eve tries to send "to nobody" to <audience>
      Then the attempt is refused with INVALID
      And nobody receives "to nobody"
      And no refusal names a class of the server

      Examples: Rooms that no message can be sent to
        | audience                     |
        | a missing room               |
        | the invalid room null        |
        | the invalid room {"name": 1} |

    @auth
    Scenario Outline: eve is refused in "/members" with <token>, in plain words
      When eve tries to connect to "/members" with <token>
      Then the connection is refused
      And no refusal names a class of the server

      Examples: Tokens that a library refuses with an error of its own
        | token             |
        | a malformed token |
        | a forged token    |
        | an expired token  |

  @AU-25
  @must
  Rule: No namespace for administration or debugging is open to a client without a token

    Scenario Outline: eve, without a token, is refused in "<namespace>"
      Given eve is connected to "/chat"
      When eve tries to connect to "<namespace>" with no token
      Then the connection is refused

      Examples: Names that administration panels and leftover test namespaces use
        | namespace        |
        | /admin           |
        | /socket.io-admin |
        | /admin-ui        |
        | /administrator   |
        | /debug           |
        | /internal        |
        | /private         |
        | /system          |
        | /root            |
        | /monitor         |
        | /monitoring      |
        | /metrics         |
        | /stats           |
        | /status          |
        | /health          |
        | /logs            |
        | /console         |
        | /dashboard       |
        | /dev             |
        | /test            |
        | /events          |
        | /notifications   |
