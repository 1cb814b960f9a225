Feature: Return values of a NestJS handler
  A NestJS handler answers by returning a value. The value becomes the acknowledgement, unless it is an object
  with an `event`: then the event is emitted instead, and a client that waits for the acknowledgement waits
  forever. The documentation calls a "falsy" value a way not to answer. In fact, zero, an empty text and false
  are acknowledged, and only null and undefined are not. A handler that returns what a client sent lets the
  client choose an event of the server.

  @NE-02
  @must
  @nestjs
  Rule: The value that a handler returns is acknowledged, unless it is null or undefined
    The payload tells the handler which value to return.

    Background:
      Given alice and bob are connected to "/nest"

    Scenario Outline: A handler that returns <what> acknowledges the request with it
      When alice emits "returnValue" with <payload>
      Then alice is acknowledged with <value>
      And alice receives no event in return

      Examples: Values that are acknowledged, three of them falsy
        | what          | payload  | value    |
        | a text        | "text"   | "a text" |
        | a list        | "list"   | [1, 2]   |
        | an object     | "object" | {"a": 1} |
        | zero          | "zero"   | 0        |
        | an empty text | "empty"  | ""       |
        | false         | "false"  | false    |

    Scenario Outline: A handler that returns <what> does not acknowledge the request
      When alice emits "returnValue" with <payload>
      Then alice is not acknowledged
      And alice receives no event in return

      Examples: Values that are no answer
        | what      | payload   |
        | null      | "null"    |
        | undefined | "nothing" |

    Scenario: A handler that returns a text sends nothing to a client that wants no acknowledgement
      When alice emits "returnValue" with "text" and asks for no acknowledgement
      Then alice receives no event in return

  @NE-03
  @must
  @nestjs
  Rule: An event that a handler returns goes only to the caller and replaces the acknowledgement

    Background:
      Given alice and bob are connected to "/nest"

    Scenario: A handler that returns an event emits it to alice only and does not acknowledge
      When alice emits "returnEvent" with "hello"
      Then only alice receives "returned" events with ["hello"]
      And alice is not acknowledged

  @NE-14
  @must
  @nestjs
  Rule: A handler that streams events emits each of them to the caller only

    Background:
      Given alice and bob are connected to "/nest"

    Scenario: A handler that returns a stream of events emits each of them to alice only
      When alice emits "returnEvents" without a payload
      Then only alice receives "returned" events with [1, 2, 3]
      And alice is not acknowledged

  @NE-15
  @must
  @nestjs
  Rule: A handler that streams values acknowledges the first one only

    Background:
      Given alice and bob are connected to "/nest"

    Scenario: A handler that returns a stream of values acknowledges the first one only
      When alice emits "returnValues" without a payload
      Then alice is acknowledged with 1
      And alice receives no event in return

  @NE-04
  @should
  Rule: A client cannot choose the event that a handler emits back to it

    Scenario: alice's reflected payload with an event name is acknowledged and not emitted as an event
      Given alice is connected to "/chat"
      When alice emits "reflect" with {"event":"announcement","data":"spoofed"}
      Then alice is acknowledged with {"ok": true, "args": [{"event": "announcement", "data": "spoofed"}]}
      And alice receives no event in return

    @nestjs
    Scenario: A NestJS handler that gives back alice's payload does not emit the event named in it
      Given alice is connected to "/nest"
      When alice emits "giveBack" with {"event":"announcement","data":"spoofed"}
      Then alice is acknowledged with {"given": {"event": "announcement", "data": "spoofed"}}
      And alice receives no event in return
