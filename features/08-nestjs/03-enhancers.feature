@nestjs
Feature: Guards, pipes and interceptors of a NestJS handler
  Guards and pipes run before a handler, interceptors around it. If one of them rejects a request, the handler
  must have no effect. NestJS's own pipes throw HTTP exceptions, so a client learns nothing but "Internal
  server error" until the pipes get an exception factory that creates a WsException.

  Background:
    Given alice and bob are connected to "/nest"

  @NE-07
  @must
  Rule: A guard that rejects keeps the handler from running
    In a payload, "(lobby)" stands for the name of the lobby. The guard accepts only the password "sesame".

    Scenario: alice does not join the lobby if the guard rejects the password
      When alice emits "guardedJoin" with {"room":"(lobby)","password":"guess"}
      Then only alice receives the exception "Forbidden resource"
      And alice is not acknowledged
      And alice is in no room of "/nest"

    Scenario: alice joins no room if the request has no payload for the guard to check
      When alice emits "guardedJoin" without a payload
      Then only alice receives the exception "Forbidden resource"
      And alice is not acknowledged
      And alice is in no room of "/nest"

    Scenario: alice joins the lobby if the guard accepts the password
      When alice emits "guardedJoin" with {"room":"(lobby)","password":"sesame"}
      Then alice is acknowledged with {"ok": true}
      And alice is in the lobby and in no other room

    @run-once
    Scenario: alice, accepted by the guard before, does not join the kitchen with a wrong password
      Given alice emitted "guardedJoin" with {"room":"(lobby)","password":"sesame"}
      When alice emits "guardedJoin" with {"room":"(kitchen)","password":"guess"}
      Then only alice receives the exception "Forbidden resource"
      And alice is in the lobby and in no other room

  @NE-17
  @must
  Rule: A rejecting pipe keeps the handler from running; an accepting one converts its argument
    In a payload, "(lobby)" stands for the name of the lobby.

    Scenario: alice does not join the lobby if the pipe rejects the seat, and learns no reason
      When alice emits "pipedJoin" with {"room":"(lobby)","seat":"front"}
      Then only alice receives the exception "Internal server error"
      And alice is not acknowledged
      And alice is in no room of "/nest"

    @run-once
    Scenario Outline: alice does not join the lobby with the seat <seat>, which only begins like a number
      When alice emits "pipedJoin" with {"room":"(lobby)","seat":<seat>}
      Then only alice receives the exception "Internal server error"
      And alice is in no room of "/nest"

      Examples: Texts that `parseInt` and `Number` would convert
        | seat  |
        | "7a"  |
        | "7.5" |
        | ""    |

    Scenario: alice joins the lobby with the seat that the pipe has converted to a number
      When alice emits "pipedJoin" with {"room":"(lobby)","seat":"7"}
      Then alice is acknowledged with {"seat": 7}
      And alice is in the lobby and in no other room

  @NE-18
  @must
  Rule: An interceptor changes the answer of a handler

    Scenario: alice receives the acknowledgement as the interceptor has changed it
      When alice emits "wrapped" without a payload
      Then alice is acknowledged with {"data": "a text"}
