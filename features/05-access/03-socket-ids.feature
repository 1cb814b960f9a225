Feature: Rooms of socket ids
  On the server, every socket is in a room that is named after its id. A server that accepts any room name
  lets any client join that room. The client then receives the direct messages of the other socket, and no
  longer receives its broadcasts, because a broadcast excludes the sender's own room. A server may refuse such
  a request with FORBIDDEN, or accept it without any effect.

  Background:
    Given alice, bob and eve are connected to "/chat"

  @AU-08
  @must
  Rule: A client that joins another socket's id does not receive that socket's messages

    Scenario: eve tries to join bob's id and does not receive a direct message to bob
      When eve tries to join the room named after bob's id
      And alice sends "for bob only" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only bob receives "for bob only"

    @moderation
    Scenario: eve summons eve into the room of bob's id and does not receive a direct message to bob
      When eve tries to summon eve into the room named after bob's id
      And alice sends "for bob only" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only bob receives "for bob only"

  @AU-42
  @must
  Rule: An attempt to join another socket's id makes no client miss a message

    Scenario: eve tries to join bob's id and still receives what bob sends to everyone else
      When eve tries to join the room named after bob's id
      And bob sends "from bob to everyone else" to everyone else
      Then the attempt is accepted or refused with FORBIDDEN
      And only alice and eve receive "from bob to everyone else"

    Scenario: eve tries to join bob's id of "/news" and receives an announcement in "/chat" once
      Given bob is connected to "/news"
      When eve tries to join the room named after bob's id in "/news"
      And alice sends "for everyone in /chat" to everyone
      Then the attempt is accepted or refused with FORBIDDEN
      And only alice, bob and eve receive "for everyone in /chat"

    Scenario: eve, after trying to join bob's id, receives messages of the lobby but none for bob
      When eve tries to join the room named after bob's id
      And eve joins the lobby
      And alice sends "for the lobby" to the lobby
      And alice sends "for bob only" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only eve receives "for the lobby"
      And only bob receives "for bob only"

  @LC-09
  @should
  Rule: A client cannot lose the room of its own id

    Scenario: bob tries to leave the room of its own id and still receives a direct message
      When bob tries to leave the room named after bob's id
      And alice sends "for bob only" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only bob receives "for bob only"

    Scenario: bob tries to leave the room of its own id and still does not receive its own broadcast
      When bob tries to leave the room named after bob's id
      And bob sends "from bob to everyone else" to everyone else
      Then the attempt is accepted or refused with FORBIDDEN
      And only alice and eve receive "from bob to everyone else"

  @AU-12
  @must
  Rule: The sender of a message is set by the server, not by the client
    Every copy that a client receives must have the id of the real sender's socket in its `from` field.

    Scenario: eve sends a message with bob's id as the sender, and alice receives it as eve's
      Given alice joined the lobby
      When eve sends "from eve in bob's name" to the lobby with bob's id in the from field
      Then only alice receives "from eve in bob's name"

    Scenario Outline: eve sends to <audience> with bob's id as the sender, and it arrives as eve's
      Given alice joined the lobby
      When eve sends "from eve in bob's name" to <audience> with bob's id in the from field
      Then only <recipients> receive "from eve in bob's name"

      Examples: Every other way to address a message
        | audience                     | recipients         |
        | the others in the lobby      | alice              |
        | the lobby and the kitchen    | alice              |
        | the lobby except the kitchen | alice              |
        | everyone                     | alice, bob and eve |
        | everyone else                | alice and bob      |
        | alice                        | alice              |

    @asking
    Scenario: eve asks the lobby with bob's id as the sender, and alice is asked by eve
      Given alice joined the lobby
      And alice answers "yes" when asked
      When eve asks the lobby "from eve in bob's name" with bob's id in the from field
      Then only alice receives "from eve in bob's name"
      And the attempt is accepted
