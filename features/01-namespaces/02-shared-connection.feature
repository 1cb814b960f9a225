Feature: Several namespaces on one connection
  It is often said that every namespace is a connection of its own. It is not: a namespace costs a packet and a socket
  object, and one transport carries as many as a client asks for. The door is shared, the rooms behind it are not.

  @CN-04
  @must
  Rule: One connection carries several namespaces at once

    @lesson-M1
    @lesson-E2
    @lesson-U1
    @lesson-O4
    @lesson-B2b
    @transport-specific
    Scenario: One bare WebSocket is answered in two namespaces, under the name of each
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    |           | raw websocket |
      When eve connects to "/chat" and "/news"
      Then each client has its own id in each namespace
      And eve is still served in "/chat" and "/news"

    @lesson-M1
    Scenario: A client is in rooms of two namespaces over one connection
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      And bob joined the lobby of "/chat" and the kitchen of "/news"
      When alice sends "talk" to the lobby of "/chat"
      And alice sends "headlines" to the kitchen of "/news"
      Then only bob receives "talk"
      And only bob receives "headlines"

  @IS-03
  @must
  Rule: A message arrives under the namespace that it was sent in

    @lesson-B2c
    Scenario: Bob hears each message where it was told, and nowhere else
      Given these clients are connected:
        | client | namespace       | connection |
        | bob    | /, /chat, /news | shared     |
        | alice  | /, /chat, /news |            |
      When alice sends "talk" to everyone in "/chat"
      And alice sends "headlines" to everyone in "/news"
      Then only alice and bob receive "talk"
      And only alice and bob receive "headlines"

  @CN-08
  @must
  Rule: Leaving one namespace does not affect the others, and a client that returns starts fresh

    Scenario: Bob leaves "/news" and is still heard in "/chat"
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      And bob disconnected from "/news"
      When alice sends "still here?" to the lobby of "/chat"
      Then only bob receives "still here?"

    Scenario: Bob comes back to "/chat" with another id and in no room
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      And bob disconnected from "/chat"
      When bob reconnects to "/chat"
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"

    Scenario: Who has come back hears nothing of a room that was not joined again
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      And bob disconnected from "/chat"
      And bob reconnected to "/chat"
      When alice sends "are you a member?" to the lobby of "/chat"
      Then nobody receives "are you a member?"

  @CN-09
  @must
  @moderation
  Rule: A kick ends one namespace of the client or, on request, its whole connection

    @lesson-U5
    Scenario: Bob is kicked from "/chat" and stays in "/news"
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob is still served in "/news"

    @lesson-U5
    @lesson-C2
    Scenario: Bob is kicked with his whole connection
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice kicks bob from "/chat" and closes the connection
      Then bob is disconnected from "/chat" and "/news"
