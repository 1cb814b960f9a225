Feature: Telling a room
  The verb decides whether the speaker hears itself: told by the server, a member hears its own message; told by the
  socket, it does not. Confusing the two is the most common mistake with rooms.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob and carol joined the lobby

  @TM-02
  @must
  Rule: A message to a room reaches every member, including the sender if it is a member

    @lesson-B5b
    @lesson-F2
    @lesson-K4
    @lesson-O2
    Scenario: A sender who is a member hears its own message
      When bob sends "all of us" to the lobby
      Then only bob and carol receive "all of us"

    @lesson-F2
    Scenario: A sender who is no member does not
      When alice sends "all of you" to the lobby
      Then only bob and carol receive "all of you"

  @TM-05
  @must
  Rule: A message to the others in a room reaches every member except the sender

    @lesson-B5d
    @lesson-M2
    @lesson-F2
    @lesson-K4
    Scenario: A sender who is a member does not hear its own message
      When bob sends "the rest of us" to the others in the lobby
      Then only carol receives "the rest of us"

    @lesson-M2
    Scenario: A sender who is no member excludes nobody
      When alice sends "you two" to the others in the lobby
      Then only bob and carol receive "you two"

    @lesson-B5d
    Scenario: The sender's other socket is one of the others
      Given bob's phone is connected to "/chat"
      And bob's phone joined the lobby
      When bob sends "not me" to the others in the lobby
      Then only bob's phone and carol receive "not me"

  @TM-07
  @must
  Rule: An excluded client receives nothing, even if it is a member

    Scenario: Those in another room are excepted
      Given carol joined the kitchen
      When alice sends "not while cooking" to the lobby except the kitchen
      Then only bob receives "not while cooking"

    Scenario: One socket is excepted
      When alice sends "surprise for carol" to the lobby except carol
      Then only bob receives "surprise for carol"

    Scenario: The sender hears it as any other member does
      When bob sends "surprise for carol" to the lobby except carol
      Then only bob receives "surprise for carol"

    Scenario: An empty room excepts nobody
      When alice sends "everybody" to the lobby except the attic
      Then only bob and carol receive "everybody"

  @TM-08
  @must
  Rule: A message to an empty room, or to no room at all, reaches nobody

    @lesson-U3
    Scenario: Nobody is in the attic
      When alice sends "hello?" to the attic
      Then nobody receives "hello?"

    @lesson-U3
    Scenario Outline: <room> is refused and reaches nobody
      When alice tries to send "to whom?" to <room>
      Then the attempt is refused with INVALID
      And nobody receives "to whom?"

      Examples: Values that are not room names
        | room                         |
        | a missing room               |
        | the invalid room null        |
        | the invalid room ""          |
        | the invalid room 42          |
        | the invalid room ["(lobby)"] |

    @lesson-U3
    Scenario Outline: <rooms> is refused and reaches nobody
      When alice tries to send "to whom?" to <rooms>
      Then the attempt is refused with INVALID
      And nobody receives "to whom?"

      Examples: Lists that a server may take for everybody
        | rooms                             |
        | the invalid rooms []              |
        | the invalid rooms ["(lobby)", ""] |
