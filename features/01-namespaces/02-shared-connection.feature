Feature: Several namespaces on one connection
  It is often said that every namespace is a connection of its own. In fact, one connection carries as many
  namespaces as the client asks for: each costs one CONNECT packet and one socket object. The clients marked
  "shared" use one connection for all their namespaces; an empty cell leaves the choice to the lane. If a
  server mixes up the namespaces on a connection, messages arrive in the wrong part of an application, or
  leaving one part disconnects the user from another.

  @CN-04
  @must
  Rule: One connection carries several namespaces at once

    @transport-specific
    Scenario: eve connects to two namespaces on one bare WebSocket and is answered in both
      eve opens the WebSocket without Socket.IO's client library and has connected to no namespace before.
      "Still served" means that the server answers a message of eve in the namespace.

      Given these clients are connected:
        | client | namespace | transport     |
        | eve    |           | raw websocket |
      When eve connects to "/chat" and "/news"
      Then each client has its own id in each namespace
      And eve is still served in "/chat" and "/news"

    Scenario: bob is in rooms of two namespaces on one connection and receives the messages of both
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
        | alice  | /chat     |            |
      And bob joined the lobby of "/chat"
      When alice and bob connect to "/news"
      And bob joins the kitchen of "/news"
      And alice sends "for the lobby of chat" to the lobby of "/chat"
      And alice sends "for the kitchen of news" to the kitchen of "/news"
      Then only bob receives "for the lobby of chat"
      And only bob receives "for the kitchen of news"

  @IS-03
  @must
  Rule: A message arrives under the namespace that it was sent in

    Scenario: bob receives each message only in the namespace that alice sent it in
      Given these clients are connected:
        | client | namespace       | connection |
        | bob    | /, /chat, /news | shared     |
        | alice  | /, /chat, /news |            |
      When alice sends "for everyone in chat" to everyone in "/chat"
      And alice sends "for everyone in news" to everyone in "/news"
      Then only alice and bob receive "for everyone in chat"
      And only alice and bob receive "for everyone in news"

  @CN-08
  @must
  Rule: A client that returns to a namespace starts fresh

    Scenario: bob reconnects to "/chat" on the same connection with a new id and in no room
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      And bob disconnected from "/chat"
      When bob reconnects to "/chat"
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"

    Scenario: bob reconnects to "/chat" on the same connection and receives nothing from the lobby
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      And bob disconnected from "/chat"
      And bob reconnected to "/chat"
      When alice sends "for members only" to the lobby of "/chat"
      Then nobody receives "for members only"

    Scenario: bob reconnects to "/chat" on the same connection, and each message of bob arrives once
      A server that registers the handlers of bob's events for the connection, and not for the socket, has them twice.

      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob disconnected from "/chat"
      And bob reconnected to "/chat"
      And alice and bob joined the lobby of "/chat"
      When bob sends "for the lobby" to the lobby of "/chat"
      Then only alice and bob receive "for the lobby"

  @CN-13
  @should
  Rule: Leaving one namespace does not affect the client's others

    Scenario: bob disconnects from "/news" and still receives the messages of the lobby of "/chat"
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      And bob joined the lobby of "/chat"
      And bob disconnected from "/news"
      When alice sends "for the lobby" to the lobby of "/chat"
      Then only bob receives "for the lobby"

  @CN-09
  @must
  @moderation
  Rule: A kick ends only the namespace that it is made in

    Scenario: bob is kicked from "/chat" and stays connected to "/news"
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat, /news |            |
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob is still served in "/news"

    @run-once
    Scenario: bob, kicked from "/chat" by a request that leaves the connection open, stays connected to "/news"
      The request says `close: false`.

      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice kicks bob from "/chat" and leaves the connection open
      Then the server disconnects bob from "/chat"
      And bob is still served in "/news"

  @CN-14
  @must
  @moderation
  Rule: A kick that also closes the connection ends all namespaces of the client

    Scenario: bob is disconnected from all namespaces when alice's kick also closes bob's connection
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
      When alice kicks bob from "/chat" and closes the connection
      Then bob is disconnected from "/chat" and "/news"
