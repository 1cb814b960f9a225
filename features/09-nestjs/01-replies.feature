Feature: What a NestJS handler returns
  In NestJS a handler answers by returning: the value is the acknowledgement, unless it is an object with an `event`,
  which is emitted instead. The documentation calls a "falsy" value a way not to answer; in truth zero, an empty text
  and
  false are values like any other, and only null and nothing are no answer. Whoever waits for an acknowledgement that is
  an event waits for ever. And a handler that returns what a client sent lets the client choose an event of the server.

  @NE-02
  @must
  @nestjs
  Rule: The value that a handler returns is acknowledged, unless it is null or undefined

    Background:
      Given alice and bob are connected to "/nest"

    Scenario Outline: A handler that returns <what> acknowledges with it
      When alice emits "returnValue" with <payload>
      Then alice is acknowledged with <value>
      And alice receives no event in return

      Examples: Values, whatever JavaScript takes for false
        | what          | payload  | value    |
        | a text        | "text"   | "a text" |
        | a list        | "list"   | [1, 2]   |
        | an object     | "object" | {"a": 1} |
        | zero          | "zero"   | 0        |
        | an empty text | "empty"  | ""       |
        | false         | "false"  | false    |

    Scenario Outline: A handler that returns <what> acknowledges nothing
      When alice emits "returnValue" with <payload>
      Then alice is not acknowledged
      And alice receives no event in return

      Examples: No values
        | what      | payload   |
        | null      | "null"    |
        | undefined | "nothing" |

    Scenario: Who wants no acknowledgement is sent nothing in its place
      When alice emits "returnValue" with "text" and asks for no acknowledgement
      Then alice receives no event in return

  @NE-03
  @must
  @nestjs
  Rule: An event that a handler returns or streams goes only to the caller and replaces the acknowledgement

    Background:
      Given alice and bob are connected to "/nest"

    Scenario: A returned event goes to its caller, who is not acknowledged
      When alice emits "returnEvent" with "hello"
      Then only alice receives "returned" events with ["hello"]
      And alice is not acknowledged

    Scenario: A stream of events goes to its caller event by event
      When alice emits "returnEvents" without a payload
      Then only alice receives "returned" events with [1, 2, 3]
      And alice is not acknowledged

    Scenario: Of a stream of values only the first is the acknowledgement
      When alice emits "returnValues" without a payload
      Then alice is acknowledged with 1
      And alice receives no event in return

  @NE-04
  @should
  Rule: A client cannot choose the event that a handler emits back to it

    Scenario: What is reflected comes back as it was sent, and is not emitted
      Given alice is connected to "/chat"
      When alice emits "reflect" with {"event":"announcement","data":"spoofed"}
      Then alice is acknowledged with {"ok": true, "args": [{"event": "announcement", "data": "spoofed"}]}
      And alice receives no event in return

    @nestjs
    Scenario: A handler that gives back what a client sent does not emit it
      Given alice is connected to "/nest"
      When alice emits "giveBack" with {"event":"announcement","data":"spoofed"}
      Then alice is acknowledged with {"given": {"event": "announcement", "data": "spoofed"}}
      And alice receives no event in return
