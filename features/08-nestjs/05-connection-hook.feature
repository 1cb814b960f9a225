Feature: Connection hook of a NestJS gateway
  `handleConnection` looks like the place to decide who may connect, but it runs when the client is already
  connected. NestJS does not wait for it, so the client's events are handled while the hook is still running.
  No guard and no filter covers it: in NestJS 12.1.1, an error that leaves it ends the process. Decide
  earlier, in a middleware of the namespace, and catch errors inside the hook.

  @NE-12
  @must
  @nestjs
  Rule: A connection hook that fails disconnects its client
    The value of `hook` in eve's auth tells the hook to throw an error, or to return a promise that rejects.

    Scenario Outline: eve's connection hook <fails> and disconnects eve
      Given alice and bob are connected to "/nest"
      When eve connects to "/nest" with auth {"hook": "<fails>"}
      Then the server disconnects eve from "/nest"

      Examples: Failures at once and later
        | fails   |
        | throws  |
        | rejects |

  @NE-41
  @must
  @nestjs
  Rule: A connection hook that fails affects nobody but its client
    alice is "still served" if the server answers its echo.

    Scenario Outline: eve, disconnected because the connection hook <fails>, receives no announcement
      Given alice and bob are connected to "/nest"
      And eve connected to "/nest" with auth {"hook": "<fails>"}
      And eve was disconnected from "/nest"
      When alice sends "for everyone in /nest" to everyone
      Then only alice and bob receive "for everyone in /nest"

      Examples: Failures at once and later
        | fails   |
        | throws  |
        | rejects |

    Scenario Outline: alice is still served after eve's connection hook <fails>
      Given alice and bob are connected to "/nest"
      When eve connects to "/nest" with auth {"hook": "<fails>"}
      Then alice is still served in "/nest"

      Examples: Failures at once and later
        | fails   |
        | throws  |
        | rejects |

  @NE-13
  @must
  @auth
  Rule: A client's permissions apply from its first event, without waiting for a connection hook

    @transport-specific
    Scenario: eve's message, sent without a token before a connection hook can run, reaches nobody
      eve opens a raw WebSocket without a client library and, at first, connects to no namespace.

      Given these clients are connected:
        | client | namespace | transport     | token            |
        | alice  | /members  |               | a member's token |
        | bob    | /members  |               | a member's token |
        | eve    |           | raw websocket |                  |
      When eve connects to "/members" with no token and sends "from a refused client" to everyone as soon as the server has answered
      Then nobody receives "from a refused client"

    @private-rooms
    Scenario: bob, with a token for the vault, joins it with the first event after connecting
      When bob connects to "/members" with a member's token for the vault and joins the vault immediately
      Then the attempt is accepted
      And bob is in the vault and in no other room
