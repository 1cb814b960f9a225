Feature: The connection hook of a NestJS gateway
  `handleConnection` looks like the place to decide who may connect, and is not. It runs when the client is connected;
  nothing waits for it, so the client's events are handled while it still thinks; no guard covers it, and no filter: in
  NestJS 12.1.1 an error that leaves it ends the process. Decide before, in a middleware of the namespace, and catch
  inside the hook.

  @NE-12 @must @nestjs
  Rule: A connection hook that fails harms nobody else, and who made it fail is not left connected

    Scenario Outline: A connection hook that <fails> costs only its own client the connection
      Given alice and bob are connected to "/nest"
      When eve connects to "/nest", where the connection hook <fails> for her
      Then the server disconnects eve from "/nest"
      And alice is answered in "/nest"

      Examples: At once, or later
        | fails   |
        | throws  |
        | rejects |

    Scenario Outline: Whose connection hook <fails> hears nothing of the namespace
      Given alice and bob are connected to "/nest"
      And eve has lost "/nest", where the connection hook <fails> for her
      When alice tells everyone "we are still here"
      Then only alice and bob hear "we are still here"

      Examples: At once, or later
        | fails   |
        | throws  |
        | rejects |

  @NE-13 @must @auth
  Rule: What somebody may do is known before the first event, not when a connection hook has run

    @wire
    Scenario: Eve has no token, speaks before a hook can have looked, and nobody hears
      Given alice and bob are connected to "/members" as members
      And eve has a bare connection
      When eve asks on it for "/members" with no token and tells everyone, as soon as there is an answer, "I was quicker"
      Then nobody hears "I was quicker"

    @private-rooms
    Scenario: Bob's token opens the vault from his first event on
      When bob connects to "/members" as a member who may enter the vault, joining it at once
      Then the attempt succeeds
      And bob is in the vault and in no other room
