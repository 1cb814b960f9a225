@nestjs
Feature: Errors in a NestJS handler
  NestJS does not let an error of a handler end the process: it emits `exception` to the caller. What a WsException says
  is meant for the client and reaches it; any other error is a secret of the server, HTTP exceptions too, and says only
  "Internal server error". Since NestJS 11 the exception repeats, as its `cause`, what the caller sent; the
  documentation
  leaves that out. The call that failed is never acknowledged: a client that waits for it needs a time-out.

  Background:
    Given alice and bob are connected to "/nest"

  @NE-05
  @must
  Rule: An error reaches only the caller, as an exception that reveals only what a WsException contains

    Scenario Outline: A handler that throws <what> tells its caller "<message>"
      When alice emits "throw" with <payload>
      Then only alice receives the exception "<message>"
      And alice is not acknowledged

      Examples: What is meant for the client, and what is not
        | what              | payload  | message               |
        | a text            | "text"   | The vault is closed.  |
        | in a stream       | "stream" | The vault is closed.  |
        | an error          | "error"  | Internal server error |
        | an HTTP exception | "http"   | Internal server error |

    Scenario: An object in a WsException is the exception, as it is
      When alice emits "throw" with "object"
      Then only alice receives "exception" events with [{"code": "CLOSED", "until": "Monday"}]
      And alice is not acknowledged

  @NE-06
  @must
  Rule: The caller of a failed handler stays connected, stays in its rooms and is answered again

    Scenario Outline: Alice goes on after a handler that throws <what>
      Given alice joined the lobby
      And alice emitted "throw" with <payload>
      When alice emits "throw" with "nothing"
      Then alice is acknowledged with "nothing thrown"
      And alice is in the lobby and in no other room

      Examples: Errors of every kind
        | what              | payload  |
        | a text            | "text"   |
        | an object         | "object" |
        | an error          | "error"  |
        | an HTTP exception | "http"   |
        | in a stream       | "stream" |
