@cluster
Feature: What joins several servers
  Rooms live in the memory of one server. What makes them one room on several is a backplane that carries messages, and
  nothing but messages: without it the second replica is deaf, and no error says so.

  @CL-02 @must @apart
  Rule: Without a backplane a room ends at its server

    @claim-B6a @claim-M3 @claim-F3 @claim-U4
    Scenario: Bob, on another server without a backplane, hears nothing
      Given alice and carol are connected to "/chat" on the first of two servers without a backplane
      And bob is connected to "/chat" on the second of two servers without a backplane
      And alice, bob and carol are in the lobby
      When alice tells the lobby "are we one room?"
      Then only alice and carol hear "are we one room?"

    @claim-M3 @claim-F3
    Scenario: An announcement ends at its server, too
      Given alice and carol are connected to "/chat" on the first of two servers without a backplane
      And bob is connected to "/chat" on the second of two servers without a backplane
      When alice tells everyone "are we all?"
      Then only alice and carol hear "are we all?"

  @CL-01 @must
  Rule: With a backplane a message reaches whom it is for on every server, once

    @claim-B6b @claim-B6c @claim-M3 @claim-F3 @claim-K5 @claim-U7 @claim-P2
    Scenario Outline: A room of <namespace> is one room on three servers
      Given alice and dave are connected to <namespace> on the first server
      And bob is connected to <namespace> on the second server
      And carol is connected to <namespace> on the third server
      And alice, bob, carol and dave are in the lobby
      When alice tells the lobby "we are one room"
      Then only alice, bob, carol and dave hear "we are one room"

      Examples: Namespaces that a server may have joined differently
        | namespace |
        | "/"       |
        | "/chat"   |
        | "/news"   |

    @claim-B6d @claim-U7
    Scenario: An announcement reaches everyone on three servers
      Given alice is connected to "/chat" on the first server
      And bob is connected to "/chat" on the second server
      And carol is connected to "/chat" on the third server
      And dave is connected to "/news" on the second server
      When alice tells everyone "all aboard"
      Then only alice, bob and carol hear "all aboard"

    Scenario: All members are on another server than the speaker
      Given alice is connected to "/chat" on the first server
      And bob and carol are connected to "/chat" on the second server
      And bob and carol are in the lobby
      When alice tells the lobby "over there"
      Then only bob and carol hear "over there"

    Scenario Outline: It works from <here> to <there>
      Given alice is connected to "/chat" on <here>
      And bob is connected to "/chat" on <there>
      And bob is in the lobby
      When alice tells the lobby "over there"
      Then only bob hears "over there"

      Examples: Each to each
        | here              | there             |
        | the first server  | the second server |
        | the first server  | the third server  |
        | the second server | the first server  |
        | the second server | the third server  |
        | the third server  | the first server  |
        | the third server  | the second server |

  @CL-05 @must
  Rule: Who has joined on one server is a member for every other

    @claim-B6d @claim-K5
    Scenario: The first message after a join on another server is heard
      Given alice is connected to "/chat" on the first server
      And bob is connected to "/chat" on the second server
      When bob joins the lobby
      And alice tells the lobby "welcome"
      Then only bob hears "welcome"

    Scenario: The first message after a leave on another server is not
      Given alice is connected to "/chat" on the first server
      And bob and carol are connected to "/chat" on the second server
      And bob and carol are in the lobby
      When bob leaves the lobby
      And alice tells the lobby "goodbye"
      Then only carol hears "goodbye"
