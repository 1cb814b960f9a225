Feature: Telling a room
  The verb decides whether the speaker hears itself: told by the server, a member hears its own message; told by the
  socket, it does not. Confusing the two is the most common mistake with rooms.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob and carol are in the lobby

  @TM-02 @must
  Rule: What the server tells a room reaches every member, the sender too if it is one

    @claim-B5b @claim-F2 @claim-K4 @claim-O2
    Scenario: A sender who is a member hears its own message
      When bob tells the lobby "all of us"
      Then only bob and carol hear "all of us"

    @claim-F2
    Scenario: A sender who is no member does not
      When alice tells the lobby "all of you"
      Then only bob and carol hear "all of you"

  @TM-05 @must
  Rule: What a socket tells the others reaches every member but the sender

    @claim-B5d @claim-M2 @claim-F2 @claim-K4
    Scenario: A sender who is a member does not hear its own message
      When bob tells the others in the lobby "the rest of us"
      Then only carol hears "the rest of us"

    @claim-M2
    Scenario: A sender who is no member excludes nobody
      When alice tells the others in the lobby "you two"
      Then only bob and carol hear "you two"

    @claim-B5d
    Scenario: The sender's other socket is one of the others
      Given bob's phone is connected to "/chat"
      And bob's phone is in the lobby
      When bob tells the others in the lobby "not me"
      Then only bob's phone and carol hear "not me"

  @TM-07 @must
  Rule: Who is excepted does not hear, even as a member

    Scenario: Those in another room are excepted
      Given carol is in the kitchen
      When alice tells the lobby, except the kitchen, "not while cooking"
      Then only bob hears "not while cooking"

    Scenario: One socket is excepted
      When alice tells the lobby, except carol, "surprise for carol"
      Then only bob hears "surprise for carol"

    Scenario: The sender hears it as any other member does
      When bob tells the lobby, except carol, "surprise for carol"
      Then only bob hears "surprise for carol"

    Scenario: An empty room excepts nobody
      When alice tells the lobby, except the attic, "everybody"
      Then only bob and carol hear "everybody"

  @TM-08 @must
  Rule: A message without a room to go to reaches nobody

    @claim-U3
    Scenario: Nobody is in the attic
      When alice tells the attic "hello?"
      Then nobody hears "hello?"

    @claim-U3
    Scenario Outline: A room that is <form> is refused and reaches nobody
      When alice tries to tell a room that is <form> "to whom?"
      Then the attempt is refused as INVALID
      And nobody hears "to whom?"

      Examples: No room at all
        | form     |
        | missing  |
        | null     |
        | empty    |
        | a number |
        | a list   |

    @claim-U3
    Scenario Outline: A list of rooms that <flaw> is refused and reaches nobody
      When alice tries to tell a list of rooms that <flaw> "to whom?"
      Then the attempt is refused as INVALID
      And nobody hears "to whom?"

      Examples: Lists that a server may take for everybody
        | flaw                            |
        | is empty                        |
        | holds the lobby and an empty one |
