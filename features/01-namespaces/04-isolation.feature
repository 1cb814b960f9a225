Feature: Namespaces are apart
  What is told in one namespace stays there. The separation is logical: the same process, the same connection, often
  the same names of rooms, and still nothing crosses.

  @IS-01
  @must
  Rule: A message to a namespace reaches nobody in another namespace

    @lesson-B2c
    @lesson-B4a
    @lesson-K2
    Scenario Outline: An announcement in <here> is not heard in <there>
      Given alice and bob are connected to <here>
      And carol and dave are connected to <there>
      When alice sends "news" to everyone
      Then only alice and bob receive "news"

      Examples: Pairs, the main namespace among them
        | here    | there   |
        | "/chat" | "/news" |
        | "/chat" | "/"     |
        | "/"     | "/chat" |

    Scenario: One person in three namespaces hears it in one
      Given alice and bob are connected to "/", "/chat" and "/news"
      When alice sends "headlines" to everyone in "/news"
      Then only alice and bob receive "headlines"

  @IS-02
  @must
  Rule: Rooms of the same name in two namespaces are separate rooms

    @lesson-O1
    @lesson-K1
    @lesson-K2
    @lesson-P1
    Scenario: The lobby of "/chat" is not the lobby of "/news"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And bob joined the lobby of "/chat"
      And carol and dave joined the lobby of "/news"
      When alice sends "psst" to the lobby of "/chat"
      Then only bob receives "psst"

    Scenario: The lobby of "/news" is not the lobby of "/chat"
      Given alice and bob are connected to "/news"
      And carol and dave are connected to "/chat"
      And bob joined the lobby of "/news"
      And carol and dave joined the lobby of "/chat"
      When alice sends "psst" to the others in the lobby of "/news"
      Then only bob receives "psst"

    Scenario: Who is in both lobbies hears each message once
      Given alice and bob are connected to "/chat" and "/news"
      And bob joined the lobby of "/chat" and the lobby of "/news"
      When alice sends "talk" to the lobby of "/chat"
      And alice sends "headlines" to the lobby of "/news"
      Then only bob receives "talk"
      And only bob receives "headlines"

    Scenario: Who leaves one lobby stays in the other
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      And bob joined the lobby of "/chat" and the lobby of "/news"
      And bob left the lobby of "/chat"
      When alice sends "talk" to the lobby of "/chat"
      And alice sends "headlines" to the lobby of "/news"
      Then nobody receives "talk"
      And only bob receives "headlines"

  @IS-04
  @must
  Rule: A room named like a channel, key or namespace stays in its own namespace

    Scenario Outline: A room named <room> belongs to its own namespace
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And carol joined the lobby of "/news"
      And bob and dave joined the room exactly named <room>
      When alice sends "psst" to the room exactly named <room>
      Then only bob receives "psst"

      Examples: Rooms that look like a channel, a key or a namespace; (lobby) stands for the name of the lobby
        | room            |
        | "/news#(lobby)" |
        | "/news:(lobby)" |
        | "/news/(lobby)" |
        | "/news"         |

  @IS-05
  @must
  Rule: A socket id from one namespace addresses nobody in another

    Scenario: What alice tells bob's id of "/news" in "/chat" reaches nobody
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice tries to send "wrong door" to bob's id in "/news"
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "wrong door"

    Scenario: Who is excepted by an id of another namespace is not excepted
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      When alice sends "for bob" to the lobby except bob's id in "/news"
      Then only bob receives "for bob"

    @moderation
    Scenario: Nobody is kicked by an id of another namespace
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice tries to kick bob's id in "/news"
      Then the attempt is accepted or refused with NOT_FOUND
      And bob is still served in "/chat"
      And bob is still served in "/news"

    @moderation
    Scenario: Nobody is summoned by an id of another namespace
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      When alice tries to summon bob's id in "/news" into the lobby of "/chat"
      And alice sends "talk" to the lobby of "/chat"
      And alice sends "headlines" to the lobby of "/news"
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "talk"
      And nobody receives "headlines"

  @IS-06
  @should
  Rule: A refused namespace does not disturb the others on the connection

    @lesson-U5
    @lesson-O4
    Scenario: Bob is refused in one namespace and answered in another
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      And bob's connection to "/attic" was refused
      When bob sends "still there?" to the server
      Then only bob receives the reply "You said: still there?"

  @IS-07
  @must
  Rule: Clients that are not connected to a namespace receive nothing from it

    @lesson-F1
    @lesson-K3
    Scenario: Who is only in "/chat" hears nothing of the main namespace
      Given alice and bob are connected to "/"
      And carol is connected to "/chat"
      When alice sends "main" to everyone
      Then only alice and bob receive "main"

    @lesson-F1
    @lesson-K3
    Scenario: A room joined in the main namespace is not the room in "/chat"
      Given alice and carol are connected to "/chat"
      And bob is connected to "/"
      And bob joined the lobby of "/"
      And carol joined the lobby of "/chat"
      When alice sends "members only" to the lobby
      Then only carol receives "members only"
