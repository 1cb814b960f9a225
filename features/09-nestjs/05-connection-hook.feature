Feature: The connection hook of a NestJS gateway
  `handleConnection` looks like the place to decide who may connect, and is not. It runs when the client is connected;
  nothing waits for it, so the client's events are handled while it still thinks; no guard covers it, and no filter: in
  NestJS 12.1.1 an error that leaves it ends the process. Decide before, in a middleware of the namespace, and catch
  inside the hook.

  @NE-12
  @must
  @nestjs
  Rule: A connection hook that fails disconnects its client and affects nobody else

    Scenario Outline: A connection hook that <fails> costs only its own client the connection
      Given alice and bob are connected to "/nest"
      When eve connects to "/nest" with auth {"hook": "<fails>"}
      Then the server disconnects eve from "/nest"
      And alice is still served in "/nest"

      Examples: At once, or later
        | fails   |
        | throws  |
        | rejects |

    Scenario Outline: Whose connection hook <fails> hears nothing of the namespace
      Given alice and bob are connected to "/nest"
      And eve connected to "/nest" with auth {"hook": "<fails>"}
      And eve was disconnected from "/nest"
      When alice sends "we are still here" to everyone
      Then only alice and bob receive "we are still here"

      Examples: At once, or later
        | fails   |
        | throws  |
        | rejects |

  @NE-13
  @must
  @auth
  Rule: A client's permissions apply from its first event, without waiting for a connection hook

    @transport-specific
    Scenario: Eve has no token, speaks before a hook can have looked, and nobody hears
      Given these clients are connected:
        | client | namespace | transport     | token            |
        | alice  | /members  |               | a member's token |
        | bob    | /members  |               | a member's token |
        | eve    |           | raw websocket |                  |
      When eve connects to "/members" with no token and sends "I was quicker" to everyone as soon as the server has answered
      Then nobody receives "I was quicker"

    @private-rooms
    Scenario: Bob's token opens the vault from his first event on
      When bob connects to "/members" with a member's token for the vault and joins the vault immediately
      Then the attempt is accepted
      And bob is in the vault and in no other room
