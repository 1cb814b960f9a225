Feature: Several namespaces on one connection
  It is often said that every namespace is a connection of its own. It is not: a namespace costs a packet and a socket
  object, and one transport carries as many as a client asks for. The door is shared, the rooms behind it are not.

  @CN-04 @must
  Rule: One transport carries several namespaces at once

    @claim-M1 @claim-E2 @claim-U1 @claim-O4 @claim-B2b @wire
    Scenario: One bare WebSocket is answered in two namespaces, under the name of each
      Given eve has a bare connection
      When eve asks on it for "/chat" and "/news"
      Then eve gets a socket in each of them, with an id of its own
      And eve is answered in "/chat" and in "/news"

    @claim-M1
    Scenario: A client is in rooms of two namespaces over one connection
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat" and "/news"
      And bob is in the lobby of "/chat" and the kitchen of "/news"
      When alice tells the lobby of "/chat" "talk"
      And alice tells the kitchen of "/news" "headlines"
      Then only bob hears "talk"
      And only bob hears "headlines"

  @IS-03 @must
  Rule: What is told in one namespace comes under the name of that namespace

    @claim-B2c
    Scenario: Bob hears each message where it was told, and nowhere else
      Given bob is connected to "/", "/chat" and "/news" on one connection
      And alice is connected to "/", "/chat" and "/news"
      When alice tells everyone in "/chat" "talk"
      And alice tells everyone in "/news" "headlines"
      Then only alice and bob hear "talk"
      And only alice and bob hear "headlines"

  @CN-08 @must
  Rule: Leaving a namespace leaves the others alone, and coming back starts afresh

    Scenario: Bob leaves "/news" and is still heard in "/chat"
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      And bob is in the lobby of "/chat"
      And bob has disconnected from "/news"
      When alice tells the lobby of "/chat" "still here?"
      Then only bob hears "still here?"

    Scenario: Bob comes back to "/chat" with another id and in no room
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      And bob is in the lobby of "/chat"
      And bob has disconnected from "/chat"
      When bob comes back to "/chat"
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"

    Scenario: Who has come back hears nothing of a room that was not joined again
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      And bob is in the lobby of "/chat"
      And bob has disconnected from "/chat"
      And bob has come back to "/chat"
      When alice tells the lobby of "/chat" "are you a member?"
      Then nobody hears "are you a member?"

  @CN-09 @must @moderation
  Rule: A server ends one namespace of a client, or all that share the connection

    @claim-U5
    Scenario: Bob is kicked from "/chat" and stays in "/news"
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat" and "/news"
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob is answered in "/news"

    @claim-U5 @claim-C2
    Scenario: Bob is kicked with his whole connection
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      When alice kicks bob from "/chat", closing his connection
      Then bob loses "/chat" and "/news"
