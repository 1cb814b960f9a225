Feature: The lesson's gateway, step by step
  The lesson builds a chat gateway in six steps. What it prints is what a client sees, once the two mistakes of the
  last step are mended: the client of node-redis needs a url, and the adapter belongs in the IoAdapter.

  Background:
    Given alice, bob and carol are connected to "/chat"

  @NE-01 @must
  Rule: The six steps behave as the lesson prints them

    @claim-B1
    Scenario: Step 1: an echo goes to the sender only
      When alice says "hi" to the server
      Then only alice is answered "You said: hi"

    @claim-B3a
    Scenario: Step 3: a join is confirmed to the one who joins
      When alice joins the lobby
      Then only alice is told of having joined the lobby

    @claim-B3b
    Scenario: Step 3: the room hears, the others do not
      Given bob is in the lobby
      When alice tells the lobby "hi room"
      Then only bob hears "hi room"

    @claim-B4a
    Scenario: Step 4: two gateways do not hear each other
      Given dave is connected to "/news"
      When alice tells everyone "chat only"
      Then only alice, bob and carol hear "chat only"

    @claim-B5c
    Scenario: Step 5: a broadcast leaves the sender out
      When alice tells everyone else "not me"
      Then only bob and carol hear "not me"

    @claim-B6d @cluster
    Scenario: Step 6: two servers are one room
      Given dave is connected to "/chat" on the second server
      And eve is connected to "/chat" on the third server
      And dave and eve are in the lobby
      When alice tells the lobby "hi servers"
      Then only dave and eve hear "hi servers"

  @NE-11 @must
  Rule: The type of a parameter in the code checks nothing; a check at run time does

    @claim-B1
    Scenario Outline: What is not a text is refused, not echoed: <value>
      When alice tries to say <value> to the server
      Then the attempt is refused as INVALID
      And alice is not answered

      Examples: Values that "data: string" lets pass
        | value         |
        | 42            |
        | null          |
        | ["a", "b"]    |
        | {"text": "a"} |
