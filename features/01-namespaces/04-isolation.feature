Feature: Isolation of namespaces
  A message stays in the namespace that it was sent in. The separation is only logical: two namespaces share
  a process, often a connection, and often the names of rooms, so a server has to keep them apart in each
  operation. If it does not, users receive messages of a part of the application that they did not open or
  may not see. The clients marked "shared" use one connection for all their namespaces; an empty cell leaves
  the choice to the lane.

  @IS-01
  @must
  Rule: A message to a namespace reaches nobody in another namespace

    Scenario Outline: A message to everyone in <namespace> reaches nobody in <other namespace>
      Given alice and bob are connected to <namespace>
      And carol and dave are connected to <other namespace>
      When alice sends "for this namespace" to everyone
      Then only alice and bob receive "for this namespace"

      Examples: Pairs of namespaces, including the main namespace
        | namespace | other namespace |
        | "/chat"   | "/news"         |
        | "/chat"   | "/"             |
        | "/"       | "/chat"         |

    Scenario: alice and bob are in three namespaces and receive a message to everyone in one of them
      Given alice and bob are connected to "/", "/chat" and "/news"
      When alice sends "for everyone in news" to everyone in "/news"
      Then only alice and bob receive "for everyone in news"

  @IS-02
  @must
  Rule: Rooms of the same name in two namespaces are separate rooms

    Scenario: A message to the lobby of "/chat" does not reach the lobby of "/news"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And bob joined the lobby of "/chat"
      And carol and dave joined the lobby of "/news"
      When alice sends "for the lobby of chat" to the lobby of "/chat"
      Then only bob receives "for the lobby of chat"

    Scenario: A message to the others in the lobby of "/news" does not reach the lobby of "/chat"
      Given alice and bob are connected to "/news"
      And carol and dave are connected to "/chat"
      And bob joined the lobby of "/news"
      And carol and dave joined the lobby of "/chat"
      When alice sends "for the lobby of news" to the others in the lobby of "/news"
      Then only bob receives "for the lobby of news"

    Scenario: bob is in the lobbies of two namespaces and receives the message to each of them once
      Given alice and bob are connected to "/chat" and "/news"
      And bob joined the lobby of "/chat" and the lobby of "/news"
      When alice sends "for the lobby of chat" to the lobby of "/chat"
      And alice sends "for the lobby of news" to the lobby of "/news"
      Then only bob receives "for the lobby of chat"
      And only bob receives "for the lobby of news"

    Scenario: bob leaves the lobby of "/chat" and stays in the lobby of "/news"
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      And bob joined the lobby of "/chat" and the lobby of "/news"
      And bob left the lobby of "/chat"
      When alice sends "for the lobby of chat" to the lobby of "/chat"
      And alice sends "for the lobby of news" to the lobby of "/news"
      Then nobody receives "for the lobby of chat"
      And only bob receives "for the lobby of news"

    Scenario Outline: A message to <audience> of "/chat" reaches nobody in the rooms of "/news"
      dave is in the rooms of the same names in "/news", and eve is in none.

      Given alice, bob and carol are connected to "/chat"
      And dave and eve are connected to "/news"
      And bob and carol joined the lobby of "/chat"
      And dave joined the lobby of "/news" and the kitchen of "/news"
      When alice sends "for clients of chat" to <audience>
      Then only <recipients> receive "for clients of chat"

      Examples: Every operation that sends to several clients
        | audience                   | recipients           |
        | the lobby                  | bob and carol        |
        | the others in the lobby    | bob and carol        |
        | the lobby and the kitchen  | bob and carol        |
        | the lobby except the attic | bob and carol        |
        | everyone                   | alice, bob and carol |
        | everyone else              | bob and carol        |

    Scenario: bob alone receives the confirmations when bob joins and leaves the lobby of "/chat"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And alice joined the lobby of "/chat"
      And carol joined the lobby of "/news"
      When bob joins the lobby
      And bob leaves the lobby
      Then only bob receives the confirmation that it joined the lobby
      And only bob receives the confirmation that it left the lobby

  @IS-04
  @must
  Rule: A room named like a channel, key or namespace stays in its own namespace

    Scenario Outline: A message to the room <room> of "/chat" reaches nobody in "/news"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And carol joined the lobby of "/news"
      And bob and dave joined the room exactly named <room>
      When alice sends "for the room of chat" to the room exactly named <room>
      Then only bob receives "for the room of chat"

      Examples: Names like a channel, key, path and namespace; (lobby) stands for the lobby's own name
        | room            |
        | "/news#(lobby)" |
        | "/news:(lobby)" |
        | "/news/(lobby)" |
        | "/news"         |

  @IS-05
  @should
  Rule: A socket id from one namespace addresses nobody in another

    Scenario: A direct message in "/chat" to bob's socket id of "/news" reaches nobody
      A server that cannot know whether an id is connected may accept the message; then it must deliver it to
      nobody.

      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice tries to send "for an id of news" to bob's id in "/news"
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "for an id of news"

    Scenario: bob receives a message to the lobby of "/chat" that excludes bob's socket id of "/news"
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      When alice sends "for the lobby" to the lobby except bob's id in "/news"
      Then only bob receives "for the lobby"

    @moderation
    Scenario: bob stays connected when alice kicks bob's socket id of "/news" in "/chat"
      A server that cannot know whether an id is connected may accept the kick; then it must disconnect
      nobody.

      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice tries to kick bob's id in "/news"
      Then the attempt is accepted or refused with NOT_FOUND
      And bob is still served in "/chat"
      And bob is still served in "/news"

    @moderation
    Scenario: bob joins no lobby when alice summons bob's socket id of "/news" into the lobby of "/chat"
      To summon a client is to add it to a room. A server that cannot know whether an id is connected may
      accept this; then it must add nobody.

      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      When alice tries to summon bob's id in "/news" into the lobby of "/chat"
      And alice sends "for the lobby of chat" to the lobby of "/chat"
      And alice sends "for the lobby of news" to the lobby of "/news"
      Then the attempt is accepted or refused with NOT_FOUND
      And nobody receives "for the lobby of chat"
      And nobody receives "for the lobby of news"

  @IS-06
  @should
  Rule: A refused namespace does not disturb the others on the connection

    Scenario: bob is refused in "/attic" and still receives the server's reply in "/chat"
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      And bob's connection to "/attic" was refused
      When bob sends "hello" to the server
      Then only bob receives the reply "You said: hello"

  @IS-07
  @must
  Rule: Clients that are not connected to a namespace receive nothing from it

    Scenario: carol is connected only to "/chat" and receives nothing from the main namespace
      Given alice and bob are connected to "/"
      And carol is connected to "/chat"
      When alice sends "for the main namespace" to everyone
      Then only alice and bob receive "for the main namespace"

    Scenario: bob is in the lobby of the main namespace and receives nothing from the lobby of "/chat"
      Given alice and carol are connected to "/chat"
      And bob is connected to "/"
      And bob joined the lobby of "/"
      And carol joined the lobby of "/chat"
      When alice sends "for the lobby of chat" to the lobby
      Then only carol receives "for the lobby of chat"
