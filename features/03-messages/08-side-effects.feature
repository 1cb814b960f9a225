Feature: Side effects of messages on other clients
  A client that is not a recipient can learn of a message without receiving it: from a notification with the
  name of the room, a preview in another encoding, or a counter of unread messages. For a private
  conversation, any of these is a leak. Therefore, the sender repeats the message, and everything that other
  clients receive is compared with what they receive while the sender makes as many other requests. What
  comes with the messages and not without them, every time, is caused by them, whatever it is called and
  however it is encoded. A clock that ticks for everyone, or somebody else's typing, comes in both cases and
  is not a leak. A server that means to tell everyone about messages says so in its target file, with
  `events:`.

  @IS-30
  @must
  Rule: A message causes nothing at clients that are not its recipients

    Scenario: Messages to the lobby cause nothing at carol, who is in no room
      Given alice, bob and carol are connected to "/chat"
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"
      And 30 repetitions of "for the lobby" cause nothing at any other client

    Scenario Outline: Messages to <audience> cause nothing at any client that is not a recipient
      carol joins last, and eve has left the lobby: neither the newest member of any room nor a former member
      of this one learns of a message.

      Given alice, bob, carol, dave and eve are connected to "/chat"
      And <members> joined the lobby
      And eve joined the lobby
      And eve left the lobby
      And carol joined the kitchen
      When alice sends "for the lobby" to <audience>
      Then only bob receives "for the lobby"
      And 30 repetitions of "for the lobby" cause nothing at any other client

      Examples: Audiences smaller than the namespace; an excluded member is not a recipient
        | audience                | members      |
        | the lobby               | bob          |
        | the others in the lobby | bob          |
        | the lobby and the attic | bob          |
        | the lobby except dave   | bob and dave |
        | bob                     | bob and dave |

    Scenario Outline: Messages to <audience> cause nothing in other namespaces
      Given alice and bob are connected to "/chat" and "/news"
      And carol and dave are connected to "/news"
      And eve is connected to "/"
      And bob joined the lobby of "/chat"
      And carol joined the lobby of "/news"
      When alice sends "for the chat" to <audience>
      Then only <recipients> receive "for the chat"
      And 30 repetitions of "for the chat" cause nothing at any other client

      Examples: Operations that send to a room or to the whole namespace
        | audience                           | recipients    |
        | the lobby of "/chat"               | bob           |
        | the others in the lobby of "/chat" | bob           |
        | everyone in "/chat"                | alice and bob |
        | everyone else in "/chat"           | bob           |
