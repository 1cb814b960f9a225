@nestjs
Feature: What stands around a NestJS handler
  Guards and pipes run before a handler, interceptors around it. What a handler would have done must not have happened
  when one of them says no. NestJS's own pipes throw HTTP exceptions, of which a client learns nothing but "Internal
  server error", until they are given an exception factory that makes a WsException.

  Background:
    Given alice and bob are connected to "/nest"

  @NE-07
  @must
  Rule: A guard or pipe that rejects keeps the handler from running; an interceptor changes its answer

    Scenario: A guard that says no stops the join
      When alice emits "guardedJoin" with {"room":"(lobby)","password":"guess"}
      Then only alice receives the exception "Forbidden resource"
      And alice is not acknowledged
      And alice is in no room of "/nest"

    Scenario: A guard that says yes lets the join happen
      When alice emits "guardedJoin" with {"room":"(lobby)","password":"sesame"}
      Then alice is acknowledged with {"ok": true}
      And alice is in the lobby and in no other room

    Scenario: A pipe that says no stops the join, and does not say why
      When alice emits "pipedJoin" with {"room":"(lobby)","seat":"front"}
      Then only alice receives the exception "Internal server error"
      And alice is not acknowledged
      And alice is in no room of "/nest"

    Scenario: A pipe that says yes hands on what it made of the payload
      When alice emits "pipedJoin" with {"room":"(lobby)","seat":"7"}
      Then alice is acknowledged with {"seat": 7}
      And alice is in the lobby and in no other room

    Scenario: An interceptor shapes the acknowledgement
      When alice emits "wrapped" without a payload
      Then alice is acknowledged with {"data": "a text"}
