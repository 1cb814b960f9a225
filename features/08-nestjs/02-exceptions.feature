@nestjs
Feature: Exceptions in a NestJS handler
  NestJS does not let an error in a handler end the process: it emits `exception` to the caller. The content
  of a WsException is sent to the client. Any other error, HTTP exceptions included, is kept
  secret: the client receives only "Internal server error". Since NestJS 11, the exception also repeats in
  `cause` what the caller sent, which the documentation leaves out. A failed call is never acknowledged, so a
  client needs a timeout. The payload of the event "throw" tells the handler what to throw; "stream" makes it
  return a stream that fails, and "nothing" makes it return the text "nothing thrown".

  Background:
    Given alice and bob are connected to "/nest"

  @NE-05
  @must
  Rule: The exception of a handler reaches only its caller

    Scenario Outline: alice alone receives the exception of a handler that throws <error>
      When alice emits "throw" with <payload>
      Then only alice receives the exception "<message>"
      And alice is not acknowledged

      Examples: A WsException that is thrown, and one that ends a stream
        | error                     | payload  | message              |
        | a WsException with a text | "text"   | The vault is closed. |
        | a WsException in a stream | "stream" | The vault is closed. |

    Scenario: alice alone receives the object of a WsException, unchanged
      When alice emits "throw" with "object"
      Then only alice receives "exception" events with [{"code": "CLOSED", "until": "Monday"}]
      And alice is not acknowledged

  @NE-16
  @must
  Rule: An exception reveals nothing about an error that is not a WsException

    Scenario Outline: alice learns no details of a handler that throws <error>
      When alice emits "throw" with <payload>
      Then only alice receives the exception "<message>"
      And alice is not acknowledged

      Examples: The message in place of any other error
        | error            | payload | message               |
        | an Error         | "error" | Internal server error |
        | an HttpException | "http"  | Internal server error |

  @NE-06
  @must
  Rule: The caller of a failed handler stays connected, stays in its rooms and is answered again

    Scenario Outline: alice stays in the lobby and is answered after a handler threw <error>
      Given alice joined the lobby
      And alice emitted "throw" with <payload>
      When alice emits "throw" with "nothing"
      Then alice is acknowledged with "nothing thrown"
      And alice is in the lobby and in no other room

      Examples: Every kind of error
        | error                        | payload  |
        | a WsException with a text    | "text"   |
        | a WsException with an object | "object" |
        | an Error                     | "error"  |
        | an HttpException             | "http"   |
        | a WsException in a stream    | "stream" |
