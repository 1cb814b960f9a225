@recovery @impatient
Feature: Recovering a lost connection
  With connection state recovery, who loses the connection and is back soon is the same socket as before: same id, same
  rooms, and what was missed is heard after all. What makes that convenient makes it dangerous: the server keeps what
  belongs to somebody who is not there, and gives it to whoever shows the right words.

  Background:
    Given alice, bob and carol are connected to "/chat" on the impatient server
    And alice, bob and carol are in the lobby

  @CR-01 @must
  Rule: Who is back in time is the same socket in the same rooms

    Scenario: Bob is back with the id and the rooms that he had
      Given bob is in the kitchen
      And bob has lost his connection
      When bob comes back to "/chat" with his session
      Then bob is the same socket in "/chat" as before
      And bob is in the lobby and the kitchen and in no other room

    Scenario: Bob is back and hears his rooms without joining again
      Given bob has lost his connection
      And bob has come back to "/chat" with his session
      When alice tells the lobby "welcome back"
      Then only alice, bob and carol hear "welcome back"

    Scenario: Bob is recovered twice
      Given bob has lost his connection
      And bob has come back to "/chat" with his session
      And bob has lost his connection
      And alice has told the lobby "again?"
      When bob comes back to "/chat" with his session
      Then bob is the same socket in "/chat" as before
      And only alice, bob and carol hear "again?"

  @CR-02 @must
  Rule: What was missed is heard once, in order, and nothing else

    Scenario: Bob hears what was lost on the way and what was told while he was away
      Given nothing reaches bob any more
      And alice has told 6 messages, by turns to the lobby, to everyone and only to bob
      And bob has lost his connection
      And alice has told the lobby "and one more"
      When bob comes back to "/chat" with his session
      Then bob hears all of them once, in the order in which they were told

    Scenario: Bob does not hear what a room was told that he is not in
      Given carol is in the kitchen
      And bob has lost his connection
      And alice has told the kitchen "not for bob"
      When bob comes back to "/chat" with his session
      Then only carol hears "not for bob"

    Scenario: Bob does not hear what was told to all but him
      Given bob has lost his connection
      And alice has told the lobby, except bob, "a surprise for bob"
      When bob comes back to "/chat" with his session
      Then only alice and carol hear "a surprise for bob"

    Scenario: Bob does not hear his own broadcast
      Given bob has told the others in the lobby "bye"
      And bob has lost his connection
      When bob comes back to "/chat" with his session
      Then only alice and carol hear "bye"

    @flags
    Scenario: Bob does not hear what was volatile
      Given bob has lost his connection
      And alice has told the lobby a volatile "now or never"
      When bob comes back to "/chat" with his session
      Then nobody but alice and carol hears "now or never"

  @CR-03 @must
  Rule: Who said goodbye, or was told to go, cannot be recovered

    Scenario: Bob disconnected and is a new socket
      Given bob has disconnected from "/chat"
      And alice has told the lobby "now that he is gone"
      When bob comes back to "/chat" with his session
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"
      And only alice and carol hear "now that he is gone"

    @moderation
    Scenario: Bob was kicked and is a new socket
      Given alice has kicked bob from "/chat"
      And alice has told the lobby "now that he is gone"
      When bob comes back to "/chat" with his session
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"
      And only alice and carol hear "now that he is gone"

    Scenario: Bob was recovered once, disconnected, and is a new socket
      Given bob has lost his connection
      And bob has come back to "/chat" with his session
      And bob has disconnected from "/chat"
      And alice has told the lobby "now that he is gone"
      When bob comes back to "/chat" with his session
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"
      And only alice and carol hear "now that he is gone"

  @CR-04 @must
  Rule: The session of a connected socket is given to nobody

    Scenario: Eve shows bob's session and gets a socket of her own
      Given eve is connected to "/news" on the impatient server
      When eve connects to "/chat" with bob's session
      Then each of them has an id of its own in each namespace
      And eve is in no room of "/chat"

    Scenario: Eve shows bob's session after bob was recovered
      Given eve is connected to "/news" on the impatient server
      And bob has lost his connection
      And bob has come back to "/chat" with his session
      When eve connects to "/chat" with bob's session
      Then each of them has an id of its own in each namespace
      And eve is in no room of "/chat"

    Scenario: Bob goes on hearing after eve has shown his session
      Given eve is connected to "/news" on the impatient server
      And bob has lost his connection
      And bob has come back to "/chat" with his session
      And eve has connected to "/chat" with bob's session
      When alice tells the lobby "still there?"
      Then only alice, bob and carol hear "still there?"

  @CR-05 @must
  Rule: A session that is unknown, forged or too old opens nothing

    Scenario Outline: Bob shows <what> and is a new socket
      Given bob has lost his connection
      And alice has told the lobby "while you were out"
      When bob comes back to "/chat" with <what>
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"
      And only alice and carol hear "while you were out"

      Examples: What a client can make up
        | what                                   |
        | a made-up session                      |
        | a made-up place in the session         |
        | a number for a session                 |
        | a list for a session                   |
        | an object for the place in the session |

    Scenario: Bob shows the session of another namespace and is a new socket
      Given bob is connected to "/news" on the impatient server
      And bob has lost his connection
      And alice has told the lobby "while you were out"
      When bob comes back to "/chat" with his session of "/news"
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"
      And only alice and carol hear "while you were out"

    Scenario: Bob was away for too long and is a new socket
      Given bob has lost his connection
      And alice has told the lobby "while you were out"
      And the server has forgotten whoever was away
      When bob comes back to "/chat" with his session
      Then bob has another id in "/chat" than before
      And bob is in no room of "/chat"
      And only alice and carol hear "while you were out"

  @CR-06 @should @auth
  Rule: Who comes back to where a token is asked for has to show it again

    Scenario Outline: Bob shows his session with <credential> and gets nothing
      Given alice and dave are connected to "/members" on the impatient server as members
      And alice and dave are in the garden of "/members"
      And dave has lost his connection
      And alice has told the garden of "/members" "for members"
      When dave tries to come back to "/members" with his session and <credential>
      Then the connection is refused as unauthorized
      And only alice hears "for members"

      Examples: What is no valid token
        | credential       |
        | no token         |
        | a forged token   |
        | an expired token |

  @CR-07 @must @roster
  Rule: Who is away is counted nowhere, and once when back

    Scenario: Bob is not listed while he is away
      When bob loses his connection
      Then alice soon sees only alice and carol in the lobby

    Scenario: Bob is listed once when he is back
      Given bob has lost his connection
      When bob comes back to "/chat" with his session
      Then alice soon sees only alice, bob and carol in the lobby
