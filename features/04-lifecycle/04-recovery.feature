@recovery
@short-timeouts
Feature: Connection state recovery
  With connection state recovery, a client that loses the connection and reconnects in time is the same
  socket as before: it has the same id and rooms, and receives the messages that it missed. To recover, the
  client sends two values: its session, a secret that the server gave it when it connected, and its session
  offset, the mark of the last message that it received. This is convenient and dangerous, because the server
  keeps messages for a client that is away and delivers them to anybody who sends the right values. All
  clients are connected to one server with short timeouts, so that a session expires within seconds.

  Background:
    Given these clients are connected:
      | client | namespace | server        |
      | alice  | /chat     | short-timeout |
      | bob    | /chat     | short-timeout |
      | carol  | /chat     | short-timeout |
    And alice, bob and carol joined the lobby

  @CR-01
  @must
  Rule: A client that reconnects in time is the same socket in the same rooms

    Scenario: bob reconnects with bob's session and has the same id and the same rooms
      Given bob joined the kitchen
      And bob lost the connection
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And bob is in the lobby and the kitchen and in no other room

    Scenario: bob reconnects with bob's session and receives messages to the lobby without joining again
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      When alice sends "for the lobby" to the lobby
      Then only alice, bob and carol receive "for the lobby"

    Scenario: bob reconnects with bob's session and receives a direct message
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      When alice sends "for bob" to bob
      Then only bob receives "for bob"

    Scenario Outline: dave recovers in <namespace> and receives what was sent to its lobby in the meantime
      Given these clients are connected:
        | client | namespace   | server        |
        | eve    | <namespace> | short-timeout |
        | dave   | <namespace> | short-timeout |
      And eve and dave joined the lobby of <namespace>
      And dave lost the connection
      And eve sent "sent while dave was away" to the lobby of <namespace>
      When dave reconnects to <namespace> with its session
      Then dave has the same id in <namespace> as before
      And only dave and eve receive "sent while dave was away"

      Examples: The other open namespaces
        | namespace |
        | "/"       |
        | "/news"   |

    Scenario: bob recovers twice and receives a message that was sent during the second absence
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      And bob lost the connection
      And alice sent "sent while bob was away again" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And only alice, bob and carol receive "sent while bob was away again"

    Scenario: bob recovers and is not in the kitchen, which bob had left before
      Given bob joined the kitchen
      And bob left the kitchen
      And bob lost the connection
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And bob is in the lobby and in no other room

    Scenario: bob recovers, leaves the lobby and receives no later message
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      And bob left the lobby
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

  @CR-02
  @must
  Rule: A recovered client receives what it missed, once and in order

    Scenario: bob recovers and receives the messages that were lost or sent during the absence
      Given packets from the server no longer reach bob
      And alice sent 6 messages, taking turns between:
        | the lobby |
        | everyone  |
        | bob       |
      And bob lost the connection
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with its session
      Then only these clients receive the messages, once each:
        | sent to   | received by          |
        | the lobby | alice, bob and carol |
        | everyone  | alice, bob and carol |
        | bob       | bob                  |
      And alice, bob and carol receive the messages in the order in which they were sent

    Scenario: bob recovers and receives 28 messages that were sent by every operation during the absence
      Given bob lost the connection
      And alice sent 28 messages, taking turns between:
        | the lobby                 |
        | the others in the lobby   |
        | the lobby and the kitchen |
        | the lobby except carol    |
        | everyone                  |
        | everyone else             |
        | carol                     |
      When bob reconnects to "/chat" with its session
      Then only these clients receive the messages, once each:
        | sent to                   | received by          |
        | the lobby                 | alice, bob and carol |
        | the others in the lobby   | bob and carol        |
        | the lobby and the kitchen | alice, bob and carol |
        | the lobby except carol    | alice and bob        |
        | everyone                  | alice, bob and carol |
        | everyone else             | bob and carol        |
        | carol                     | carol                |
      And alice, bob and carol receive the messages in the order in which they were sent

  @CR-08
  @must
  Rule: A recovered client receives nothing that was not meant for it

    Scenario: bob recovers and does not receive a message to a room that bob is not in
      Given carol joined the kitchen
      And bob lost the connection
      And alice sent "for the kitchen" to the kitchen
      When bob reconnects to "/chat" with its session
      Then only carol receives "for the kitchen"

    Scenario: bob recovers and does not receive a message that excluded bob
      Given bob lost the connection
      And alice sent "for the lobby without bob" to the lobby except bob
      When bob reconnects to "/chat" with its session
      Then only alice and carol receive "for the lobby without bob"

    Scenario: bob recovers and does not receive a message that bob sent to the others in the lobby
      Given bob sent "for the others" to the others in the lobby
      And bob lost the connection
      When bob reconnects to "/chat" with its session
      Then only alice and carol receive "for the others"

    @flags
    Scenario: bob recovers and does not receive a volatile message that was sent during the absence
      Given bob lost the connection
      And alice sent "volatile message" to the lobby with the volatile flag
      When bob reconnects to "/chat" with its session
      Then at most alice and carol receive "volatile message"

  @CR-03
  @must
  Rule: A client that disconnected on purpose cannot recover its session

    Scenario: bob disconnects on purpose, reconnects with bob's session and is a new socket in no room
      Given bob disconnected from "/chat"
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "sent while bob was away"

    Scenario: bob recovers once, disconnects on purpose, and cannot recover again
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      And bob disconnected from "/chat"
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "sent while bob was away"

  @CR-09
  @must
  Rule: A kicked client cannot recover its session

    @moderation
    Scenario: bob is kicked, reconnects with bob's session and is a new socket in no room
      Given alice kicked bob from "/chat"
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "sent while bob was away"

  @CR-04
  @must
  Rule: The session of a connected socket cannot be taken over

    Scenario: eve connects with the session of bob, who is connected, and is a new socket in no room
      Given these clients are connected:
        | client | namespace | server        |
        | eve    | /news     | short-timeout |
      When eve connects to "/chat" with bob's session
      Then each client has its own id in each namespace
      And eve is in no room of "/chat"

    Scenario: eve connects with the session of bob, who has recovered, and is a new socket in no room
      Given these clients are connected:
        | client | namespace | server        |
        | eve    | /news     | short-timeout |
      And bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      When eve connects to "/chat" with bob's session
      Then each client has its own id in each namespace
      And eve is in no room of "/chat"

    Scenario: bob still receives the messages of the lobby after eve has connected with bob's session
      Given these clients are connected:
        | client | namespace | server        |
        | eve    | /news     | short-timeout |
      And bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      And eve connected to "/chat" with bob's session
      When alice sends "for the lobby" to the lobby
      Then only alice, bob and carol receive "for the lobby"

  @CR-05
  @must
  Rule: An unknown, forged or expired session restores nothing

    Scenario Outline: bob reconnects with <value> and is a new socket in no room
      Given bob lost the connection
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with <value>
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "sent while bob was away"

      Examples: Values that the server never gave to bob; the other of the two values is bob's own
        | value                           |
        | a made-up session               |
        | a made-up session offset        |
        | a number as the session         |
        | a list as the session           |
        | an object as the session offset |

    Scenario: bob reconnects to "/chat" with bob's session of "/news" and is a new socket in no room
      Given these clients are connected:
        | client | namespace | server        |
        | bob    | /news     | short-timeout |
      And bob lost the connection
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with its session of "/news"
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "sent while bob was away"

    Scenario: bob reconnects after bob's session has expired and is a new socket in no room
      Given bob lost the connection
      And alice sent "sent while bob was away" to the lobby
      And the recovery window passed
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "sent while bob was away"

  @CR-06
  @should
  @auth
  Rule: A protected namespace requires a valid token again when a client recovers

    Scenario Outline: dave is refused in "/members" with dave's session and <token>
      Given these clients are connected:
        | client | namespace | server        | token            |
        | alice  | /members  | short-timeout | a member's token |
        | dave   | /members  | short-timeout | a member's token |
      And alice and dave joined the garden of "/members"
      And dave lost the connection
      And alice sent "for members only" to the garden of "/members"
      When dave tries to reconnect to "/members" with its session and <token>
      Then the connection is refused
      And only alice receives "for members only"

      Examples: A missing token and invalid ones
        | token            |
        | no token         |
        | a forged token   |
        | an expired token |

  @CR-07
  @must
  @roster
  Rule: A client that is away is not listed as a member

    Scenario: bob is away and can still recover, and is not listed in the lobby
      When bob loses the connection
      Then alice sees only alice and carol in the lobby within 5 seconds

  @CR-10
  @must
  @roster
  Rule: A recovered client is listed once

    Scenario: bob has recovered and is listed once in the lobby
      Given bob lost the connection
      When bob reconnects to "/chat" with its session
      Then alice sees only alice, bob and carol in the lobby within 5 seconds

  @CR-20
  @must
  Rule: A client recovers from a short connection loss even after a long silence
    The recovery window begins with the loss. A server that counts it from the last message that a client
    received forgets every client that received nothing for that long.

    Scenario: bob recovers after receiving nothing for longer than the recovery window
      Given the recovery window passed
      And bob lost the connection
      And alice sent "sent while bob was away" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And only alice, bob and carol receive "sent while bob was away"

    Scenario: bob recovers, receives nothing for longer than the recovery window, and recovers again
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob has the same id in "/chat" as before
      And the recovery window passed
      And bob lost the connection
      And alice sent "sent while bob was away again" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And only alice, bob and carol receive "sent while bob was away again"
