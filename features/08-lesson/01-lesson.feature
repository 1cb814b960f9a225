Feature: The lesson's gateway, step by step
  The lesson builds a chat gateway in six steps. What it prints is what a client sees, once the two mistakes of the
  last step are mended: the client of node-redis needs a url, and the adapter belongs in the IoAdapter.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @NE-01
  @must
  Rule: The six steps of the lesson behave as the lesson describes

    @lesson-B1
    Scenario: Step 1: an echo goes to the sender only
      When alice sends "hi" to the server
      Then only alice receives the reply "You said: hi"

    @lesson-B3a
    Scenario: Step 3: a join is confirmed to the one who joins
      When alice joins the lobby
      Then only alice receives the confirmation that it joined the lobby

    @lesson-B3b
    Scenario: Step 3: the room hears, the others do not
      Given bob joined the lobby
      When alice sends "hi room" to the lobby
      Then only bob receives "hi room"

    @lesson-B4a
    Scenario: Step 4: two gateways do not hear each other
      Given dave is connected to "/news"
      When alice sends "chat only" to everyone
      Then only alice, bob and carol receive "chat only"

    @lesson-B5c
    Scenario: Step 5: a broadcast leaves the sender out
      When alice sends "not me" to everyone else
      Then only bob and carol receive "not me"

    @lesson-B6d
    @cluster
    Scenario: Step 6: two servers are one room
      Given these clients are connected:
        | client | namespace | server |
        | dave   | /chat     | 2      |
        | eve    | /chat     | 3      |
      And dave and eve joined the lobby
      When alice sends "hi servers" to the lobby
      Then only dave and eve receive "hi servers"

  @NE-11
  @must
  Rule: A payload is validated at run time, not by the TypeScript type of a parameter

    @lesson-B1
    Scenario Outline: What is not a text is refused, not echoed: <value>
      When alice tries to send <value> to the server
      Then the attempt is refused with INVALID
      And alice receives no reply

      Examples: Values that "data: string" lets pass
        | value         |
        | 42            |
        | null          |
        | ["a", "b"]    |
        | {"text": "a"} |
