@recovery
@short-timeouts
Feature: Recovering a lost connection
  With connection state recovery, who loses the connection and is back soon is the same socket as before: same id, same
  rooms, and what was missed is heard after all. What makes that convenient makes it dangerous: the server keeps what
  belongs to somebody who is not there, and gives it to whoever shows the right words.

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

    Scenario: Bob is back with the id and the rooms that he had
      Given bob joined the kitchen
      And bob lost the connection
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And bob is in the lobby and the kitchen and in no other room

    Scenario: Bob is back and hears his rooms without joining again
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      When alice sends "welcome back" to the lobby
      Then only alice, bob and carol receive "welcome back"

    Scenario: Bob is recovered twice
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob lost the connection
      And alice sent "again?" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has the same id in "/chat" as before
      And only alice, bob and carol receive "again?"

  @CR-02
  @must
  Rule: A recovered client receives what it missed, once and in order, and nothing else

    Scenario: Bob hears what was lost on the way and what was told while he was away
      Given packets from the server no longer reach bob
      And alice sent 6 messages, taking turns between:
        | the lobby |
        | everyone  |
        | bob       |
      And bob lost the connection
      And alice sent "and one more" to the lobby
      When bob reconnects to "/chat" with its session
      Then only these clients receive the messages, once each:
        | sent to   | received by          |
        | the lobby | alice, bob and carol |
        | everyone  | alice, bob and carol |
        | bob       | bob                  |
      And alice, bob and carol receive the messages in the order in which they were sent

    Scenario: Bob does not hear what a room was told that he is not in
      Given carol joined the kitchen
      And bob lost the connection
      And alice sent "not for bob" to the kitchen
      When bob reconnects to "/chat" with its session
      Then only carol receives "not for bob"

    Scenario: Bob does not hear what was told to all but him
      Given bob lost the connection
      And alice sent "a surprise for bob" to the lobby except bob
      When bob reconnects to "/chat" with its session
      Then only alice and carol receive "a surprise for bob"

    Scenario: Bob does not hear his own broadcast
      Given bob sent "bye" to the others in the lobby
      And bob lost the connection
      When bob reconnects to "/chat" with its session
      Then only alice and carol receive "bye"

    @flags
    Scenario: Bob does not hear what was volatile
      Given bob lost the connection
      And alice sent "now or never" to the lobby with the volatile flag
      When bob reconnects to "/chat" with its session
      Then at most alice and carol receive "now or never"

  @CR-03
  @must
  Rule: A client that disconnected on purpose or was kicked cannot recover its session

    Scenario: Bob disconnected and is a new socket
      Given bob disconnected from "/chat"
      And alice sent "now that he is gone" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "now that he is gone"

    @moderation
    Scenario: Bob was kicked and is a new socket
      Given alice kicked bob from "/chat"
      And alice sent "now that he is gone" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "now that he is gone"

    Scenario: Bob was recovered once, disconnected, and is a new socket
      Given bob lost the connection
      And bob reconnected to "/chat" with its session
      And bob disconnected from "/chat"
      And alice sent "now that he is gone" to the lobby
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "now that he is gone"

  @CR-04
  @must
  Rule: The session of a connected socket cannot be taken over

    Scenario: Eve shows bob's session and gets a socket of her own
      Given these clients are connected:
        | client | namespace | server        |
        | eve    | /news     | short-timeout |
      When eve connects to "/chat" with bob's session
      Then each client has its own id in each namespace
      And eve is in no room of "/chat"

    Scenario: Eve shows bob's session after bob was recovered
      Given these clients are connected:
        | client | namespace | server        |
        | eve    | /news     | short-timeout |
      And bob lost the connection
      And bob reconnected to "/chat" with its session
      When eve connects to "/chat" with bob's session
      Then each client has its own id in each namespace
      And eve is in no room of "/chat"

    Scenario: Bob goes on hearing after eve has shown his session
      Given these clients are connected:
        | client | namespace | server        |
        | eve    | /news     | short-timeout |
      And bob lost the connection
      And bob reconnected to "/chat" with its session
      And eve connected to "/chat" with bob's session
      When alice sends "still there?" to the lobby
      Then only alice, bob and carol receive "still there?"

  @CR-05
  @must
  Rule: An unknown, forged or expired session restores nothing

    Scenario Outline: Bob shows <what> and is a new socket
      Given bob lost the connection
      And alice sent "while you were out" to the lobby
      When bob reconnects to "/chat" with <what>
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "while you were out"

      Examples: What a client can make up
        | what                            |
        | a made-up session               |
        | a made-up session offset        |
        | a number as the session         |
        | a list as the session           |
        | an object as the session offset |

    Scenario: Bob shows the session of another namespace and is a new socket
      Given these clients are connected:
        | client | namespace | server        |
        | bob    | /news     | short-timeout |
      And bob lost the connection
      And alice sent "while you were out" to the lobby
      When bob reconnects to "/chat" with its session of "/news"
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "while you were out"

    Scenario: Bob was away for too long and is a new socket
      Given bob lost the connection
      And alice sent "while you were out" to the lobby
      And the recovery window passed
      When bob reconnects to "/chat" with its session
      Then bob has a new id in "/chat"
      And bob is in no room of "/chat"
      And only alice and carol receive "while you were out"

  @CR-06
  @should
  @auth
  Rule: A protected namespace requires a valid token again when a client recovers

    Scenario Outline: Bob shows his session with <credential> and gets nothing
      Given these clients are connected:
        | client | namespace | server        | token            |
        | alice  | /members  | short-timeout | a member's token |
        | dave   | /members  | short-timeout | a member's token |
      And alice and dave joined the garden of "/members"
      And dave lost the connection
      And alice sent "for members" to the garden of "/members"
      When dave tries to reconnect to "/members" with its session and <credential>
      Then the connection is refused with "unauthorized"
      And only alice receives "for members"

      Examples: What is no valid token
        | credential       |
        | no token         |
        | a forged token   |
        | an expired token |

  @CR-07
  @must
  @roster
  Rule: A client that is away is not listed as a member, and a recovered client is listed once

    Scenario: Bob is not listed while he is away
      When bob loses the connection
      Then alice sees only alice and carol in the lobby within 5 seconds

    Scenario: Bob is listed once when he is back
      Given bob lost the connection
      When bob reconnects to "/chat" with its session
      Then alice sees only alice, bob and carol in the lobby within 5 seconds
