Feature: Messages to one room
  The operation decides whether the sender receives its own message. If the server sends to the room, every
  member receives it, including the sender; if the sender's socket sends to the others in the room, the
  sender does not. Confusing the two is the most common mistake with rooms: users see their own message
  twice, or not at all. A message whose room is missing or invalid must not turn into a message to everyone:
  the server refuses it with the error code INVALID in the acknowledgement.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob and carol joined the lobby

  @TM-02
  @must
  Rule: A message to a room reaches every member, including the sender if it is a member

    Scenario: bob, a member of the lobby, receives a message that bob sends to it
      When bob sends "for the lobby" to the lobby
      Then only bob and carol receive "for the lobby"

    Scenario: alice, who is not in the lobby, does not receive a message that alice sends to it
      When alice sends "for the lobby" to the lobby
      Then only bob and carol receive "for the lobby"

  @TM-05
  @must
  Rule: A message to the others in a room reaches every member except the sender

    Scenario: bob, a member of the lobby, does not receive a message that bob sends to the others in it
      When bob sends "for the others" to the others in the lobby
      Then only carol receives "for the others"

    Scenario: bob and carol receive a message to the others in the lobby from alice, who is not in it
      When alice sends "for the lobby" to the others in the lobby
      Then only bob and carol receive "for the lobby"

    Scenario: bob's phone receives a message that bob sends to the others in the lobby
      Given bob's phone is connected to "/chat"
      And bob's phone joined the lobby
      When bob sends "for the others" to the others in the lobby
      Then only bob's phone and carol receive "for the others"

  @TM-21
  @must
  Rule: A message that the server has read reaches the room even if its sender leaves

    Scenario Outline: carol receives bob's last message to the lobby when bob <leaves> right after it
      bob does not wait until the message is acknowledged. The acknowledged echo behind it shows that the server
      has read both.

      Given bob tried to send "goodbye" to the others in the lobby
      And bob tried to send "still here" to everyone else
      When bob sends "over" to the server
      And bob <leaves>
      Then only carol receives "goodbye"
      And only alice, carol and dave receive "still here"

      Examples: Ways to disconnect
        | leaves                   |
        | disconnects from "/chat" |
        | loses the connection     |

  @TM-07
  @must
  Rule: An excluded client receives nothing, even if it is a member

    Scenario: carol, in the kitchen, does not receive a message to the lobby that excludes the kitchen
      Given carol joined the kitchen
      When alice sends "for nobody in the kitchen" to the lobby except the kitchen
      Then only bob receives "for nobody in the kitchen"

    Scenario: carol does not receive alice's message to the lobby that excludes carol
      When alice sends "for the lobby without carol" to the lobby except carol
      Then only bob receives "for the lobby without carol"

    Scenario: bob, in the lobby, receives bob's own message to it that excludes carol
      When bob sends "for the lobby without carol" to the lobby except carol
      Then only bob receives "for the lobby without carol"

    Scenario: Every member receives a message to the lobby that excludes an empty room
      When alice sends "for the lobby" to the lobby except the attic
      Then only bob and carol receive "for the lobby"

    Scenario Outline: bob, in the lobby, does not receive bob's own message to it that excludes <excluded>
      Given bob joined the kitchen
      When bob sends "for carol" to the lobby except <excluded>
      Then only carol receives "for carol"

      Examples: The sender's own id, and a room that the sender is in
        | excluded    |
        | bob         |
        | the kitchen |

    Scenario: A message to the lobby that excludes the lobby itself reaches nobody
      When alice sends "for nobody" to the lobby except the lobby
      Then nobody receives "for nobody"

  @TM-08
  @must
  Rule: A message to an empty room, or to no room at all, reaches nobody

    Scenario: A message to a room without members reaches nobody
      When alice sends "for the attic" to the attic
      Then nobody receives "for the attic"

    Scenario Outline: A message to <room> reaches nobody but possibly alice
      When alice tries to send "for no room" to <room>
      Then the attempt is accepted or refused with INVALID
      And at most alice receives "for no room"

      Examples: No "room" in the payload, or not a room name
        | room                  |
        | a missing room        |
        | the invalid room null |
        | the invalid room ""   |
        | the invalid room 42   |

    Scenario Outline: A message to <rooms> reaches nobody
      When alice tries to send "for no room" to <rooms>
      Then the attempt is accepted or refused with INVALID
      And nobody receives "for no room"

      Examples: Lists of rooms that a server might take for everyone; (lobby) stands for the lobby's name
        | rooms                             |
        | the invalid rooms []              |
        | the invalid rooms ["(lobby)", ""] |

  @TM-11
  @should
  Rule: A message without a valid room is refused as INVALID

    Scenario Outline: A message to <room> is refused with INVALID
      When alice tries to send "for no room" to <room>
      Then the attempt is refused with INVALID
      And nobody receives "for no room"

      Examples: No "room" in the payload, or not a room name; (lobby) stands for the lobby's name
        | room                         |
        | a missing room               |
        | the invalid room null        |
        | the invalid room ""          |
        | the invalid room 42          |
        | the invalid room ["(lobby)"] |

    Scenario Outline: A message to <rooms> is refused with INVALID
      When alice tries to send "for no room" to <rooms>
      Then the attempt is refused with INVALID
      And nobody receives "for no room"

      Examples: Lists of rooms that a server might take for everyone; (lobby) stands for the lobby's name
        | rooms                             |
        | the invalid rooms []              |
        | the invalid rooms ["(lobby)", ""] |
