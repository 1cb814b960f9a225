@cluster
Feature: Operations across servers
  An operation has the same effect wherever its recipients are connected. Some mistakes show only between
  servers: an exclusion that does not reach the other servers, or one copy for each room that a client is in.
  In every scenario here, alice is on server 1, bob and dave are on server 2, and carol is on server 3; dave
  is in no room.

  Background:
    Given these clients are connected:
      | client | namespace | server |
      | alice  | /chat     | 1      |
      | bob    | /chat     | 2      |
      | dave   | /chat     | 2      |
      | carol  | /chat     | 3      |
    And alice, bob and carol joined the lobby

  @CL-03
  @must
  Rule: An exclusion has the same effect across servers

    Scenario: bob, on another server, is excluded as a member of the kitchen
      Given bob joined the kitchen
      When alice sends "for the lobby except the kitchen" to the lobby except the kitchen
      Then only alice and carol receive "for the lobby except the kitchen"

    Scenario: carol, on another server, is excluded by its socket id
      When alice sends "for the lobby except carol" to the lobby except carol
      Then only alice and bob receive "for the lobby except carol"

  @CL-26
  @must
  Rule: A member of several of the addressed rooms receives one copy across servers

    Scenario: bob, on another server, receives one copy of a message to two of its rooms
      Given bob joined the kitchen
      When alice sends "for the lobby and the kitchen" to the lobby and the kitchen
      Then only alice, bob and carol receive "for the lobby and the kitchen"

  @CL-27
  @must
  Rule: A direct message reaches its recipient on another server, and nobody else

    Scenario: carol, on another server, is the only recipient of a direct message
      When alice sends "for carol only" to carol
      Then only carol receives "for carol only"

  @CL-28
  @must
  Rule: A broadcast reaches everybody except the sender, on every server

    Scenario: alice's message to the others in the lobby reaches its members on other servers, not alice
      When alice sends "for the others in the lobby" to the others in the lobby
      Then only bob and carol receive "for the others in the lobby"

    Scenario: alice's message to everyone else reaches every client on every server except alice
      When alice sends "for everyone else" to everyone else
      Then only bob, carol and dave receive "for everyone else"

  @CL-06
  @must
  @roster
  Rule: Every server lists all members of a room

    Scenario Outline: <client> gets the members of the lobby on all servers from its own server
      Then <client> sees only alice, bob and carol in the lobby within 5 seconds

      Examples: One client on each server
        | client |
        | alice  |
        | bob    |
        | carol  |

    Scenario: alice no longer sees bob in the lobby after bob, on another server, has left it
      alice has asked for the list before, so a server that keeps lists must renew this one.

      Given alice saw only alice, bob and carol in the lobby within 5 seconds
      When bob leaves the lobby
      Then alice sees only alice and carol in the lobby within 5 seconds

  @CL-11
  @must
  Rule: Messages from one server arrive on another in the order in which they were published

    Scenario: Room messages, announcements and direct messages arrive on other servers in the order sent
      When alice sends 30 messages, taking turns between:
        | the lobby |
        | everyone  |
        | carol     |
      Then only these clients receive the messages, once each:
        | sent to   | received by                |
        | the lobby | alice, bob and carol       |
        | everyone  | alice, bob, carol and dave |
        | carol     | carol                      |
      And alice, bob, carol and dave receive the messages in the order in which they were sent

  @CL-09
  @must
  @moderation
  Rule: A kick disconnects a member on another server

    Scenario: carol is disconnected by a kick from another server
      When alice kicks carol from "/chat"
      Then the server disconnects carol from "/chat"

  @CL-29
  @must
  @moderation
  Rule: A kick on another server takes effect after everything sent before it has arrived

    Scenario: carol, kicked from another server, first receives the message sent before the kick
      When alice sends "before the kick" to the lobby
      And alice kicks carol from "/chat"
      Then the server disconnects carol from "/chat"
      And only alice, bob and carol receive "before the kick"

  @CL-04
  @must
  @flags
  Rule: A message marked as local reaches only the sender's server

    Scenario: alice's message to the lobby with the local flag, but not the next one, stays on alice's server
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice's phone joined the lobby
      When alice sends "for the lobby on server 1" to the lobby with the local flag
      And alice sends "for the whole lobby" to the lobby
      Then only alice and alice's phone receive "for the lobby on server 1"
      And only alice, bob, carol and alice's phone receive "for the whole lobby"

    Scenario: alice's announcement with the local flag reaches only clients on alice's server
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      When alice sends "for everyone on server 1" to everyone with the local flag
      Then only alice and alice's phone receive "for everyone on server 1"

    Scenario Outline: alice's message to <audience> with the local flag stays on alice's server
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice's phone joined the lobby
      When alice sends "for server 1" to <audience> with the local flag
      Then <recipients> receive "for server 1"

      Examples: Every other operation that sends
        | audience                   | recipients                   |
        | the others in the lobby    | only alice's phone           |
        | the lobby and the kitchen  | only alice and alice's phone |
        | the lobby except the attic | only alice and alice's phone |
        | everyone else              | only alice's phone           |
        | alice's phone              | only alice's phone           |
        | bob                        | nobody                       |

    Scenario: alice's message to the lobby with both flags off reaches its members on every server
      The payload says `volatile: false` and `local: false`.

      When alice sends "for every server" to the lobby with the volatile and local flags off
      Then only alice, bob and carol receive "for every server"

    Scenario: alice's message to the lobby with the volatile and local flags stays on alice's server
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice's phone joined the lobby
      When alice sends "at this moment on server 1" to the lobby with the volatile and local flags
      Then at most alice and alice's phone receive "at this moment on server 1"

  @CL-08
  @should
  @moderation
  Rule: A move on one server takes effect before the moderator's next message

    Scenario: alice's phone, summoned into the lobby by alice, receives alice's next message
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice summoned alice's phone into the lobby
      When alice sends "after the summons" to the lobby
      Then only alice, bob, carol and alice's phone receive "after the summons"

    Scenario: alice's phone, evicted from the lobby by alice, does not receive alice's next message
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice's phone joined the lobby
      And alice evicted alice's phone from the lobby
      When alice sends "after the eviction" to the lobby
      Then only alice, bob and carol receive "after the eviction"
