Feature: Sizes of rooms
  A room has two members in most tests and hundreds in production. Servers that read a list page by page, limit a
  query, or send in batches may serve the first members and forget the rest. The clients of these scenarios have no
  names: "the 33 clients" are the same ones in every step.

  @RM-20
  @must
  Rule: A message reaches every member of a room, however many there are

    Scenario: All 33 members of the lobby receive the message that alice sends to it
      Given alice and 33 clients are connected to "/chat"
      And the 33 clients joined the lobby
      When alice sends "for a full room" to the lobby
      Then only the 33 clients receive "for a full room"

    @run-once
    Scenario Outline: All 33 members of the lobby receive the message that alice sends to <audience>
      Given alice and 33 clients are connected to "/chat"
      And the 33 clients joined the lobby
      When alice sends "for a full room" to <audience>
      Then only the 33 clients receive "for a full room"

      Examples: Every other operation that sends to several clients
        | audience                   |
        | the others in the lobby    |
        | the lobby and the attic    |
        | the lobby except the attic |
        | everyone else              |

    @run-once
    Scenario: Each of 100 members of a room, and each of 101 clients of a namespace, receives one copy
      Given alice and 100 clients are connected to "/chat"
      And the 100 clients joined the lobby
      When alice sends "for a full room" to the lobby
      And alice sends "for a full namespace" to everyone
      Then only the 100 clients receive "for a full room"
      And only alice and the 100 clients receive "for a full namespace"

    Scenario: alice alone stays in the lobby when 33 clients leave it at the same time
      Given alice and 33 clients are connected to "/chat"
      And alice and the 33 clients joined the lobby
      And the 33 clients left the lobby
      When alice sends "for an empty room" to the lobby
      Then only alice receives "for an empty room"

  @RM-21
  @must
  @roster
  Rule: A member list contains every member of a room, however many there are

    Scenario: alice sees all 33 members of the lobby
      Given alice and 33 clients are connected to "/chat"
      And the 33 clients joined the lobby
      Then alice sees only the 33 clients in the lobby within 5 seconds

    @run-once
    Scenario: bob is listed in the lobby, and no longer in the kitchen, once its requests are acknowledged
      alice has asked for both lists before, so a server that keeps lists must renew them.

      Given alice and bob are connected to "/chat"
      And bob joined the kitchen
      And alice saw nobody in the lobby within 5 seconds
      And alice saw only bob in the kitchen within 5 seconds
      And bob left the kitchen
      When bob joins the lobby
      Then alice sees only bob in the lobby and nobody in the kitchen at once
