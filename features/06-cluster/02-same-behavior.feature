@cluster
Feature: The same words on several servers
  Nothing in the meaning of a message may depend on where somebody is connected: an exception that is forgotten on the
  way, or a copy for every room, shows only between servers.

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
  Rule: Exclusions, several rooms and direct messages have the same effect across servers

    Scenario: The sender is left out, on its own server and on no other
      When alice sends "everyone but me" to the others in the lobby
      Then only bob and carol receive "everyone but me"

    Scenario: Those in a room on another server are excepted
      Given bob joined the kitchen
      When alice sends "not while cooking" to the lobby except the kitchen
      Then only alice and carol receive "not while cooking"

    Scenario: One socket on another server is excepted
      When alice sends "surprise for carol" to the lobby except carol
      Then only alice and bob receive "surprise for carol"

    Scenario: A member of two rooms on another server hears one copy
      Given bob joined the kitchen
      When alice sends "once" to the lobby and the kitchen
      Then only alice, bob and carol receive "once"

    Scenario: One socket on another server is told alone
      When alice sends "for you" to carol
      Then only carol receives "for you"

    @lesson-U7
    Scenario: Everyone else is everyone on all servers but the sender
      When alice sends "look here" to everyone else
      Then only bob, carol and dave receive "look here"

  @CL-06
  @must
  @roster
  Rule: Every server lists all members of a room

    @lesson-B6d
    @lesson-U4
    Scenario Outline: The lobby has the same members, asked on the server of <who>
      Then <who> sees only alice, bob and carol in the lobby within 5 seconds

      Examples: One on each server
        | who   |
        | alice |
        | bob   |
        | carol |

  @CL-11
  @must
  Rule: Messages from one server arrive on another in the order in which they were published

    @lesson-B6e
    @lesson-E3
    @lesson-U7
    @lesson-W2
    Scenario: Room, announcement and direct message by turns, heard on another server
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
  Rule: A kick disconnects a member on another server, after everything sent before it has arrived

    @lesson-B6e
    Scenario: Alice kicks carol, who is on another server
      Given alice sent "last words" to the lobby
      When alice kicks carol from "/chat"
      Then the server disconnects carol from "/chat"
      And only alice, bob and carol receive "last words"

  @CL-04
  @should
  @flags
  Rule: A message marked as local reaches only the sender's server

    Scenario: Members of the lobby on other servers do not hear what alice tells hers
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice's phone joined the lobby
      When alice sends "just this house" to the lobby with the local flag
      Then only alice and alice's phone receive "just this house"

    Scenario: An announcement to one server is heard there only
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      When alice sends "fire drill" to everyone with the local flag
      Then only alice and alice's phone receive "fire drill"

  @CL-08
  @should
  @moderation
  Rule: A move on one server takes effect before the moderator's next message

    Scenario: Alice summons her phone, and it hears her next message
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice summoned alice's phone into the lobby
      When alice sends "and my phone" to the lobby
      Then only alice, bob, carol and alice's phone receive "and my phone"

    Scenario: Alice evicts her phone, and it does not hear her next message
      Given these clients are connected:
        | client        | namespace | server |
        | alice's phone | /chat     | 1      |
      And alice's phone joined the lobby
      And alice evicted alice's phone from the lobby
      When alice sends "but not my phone" to the lobby
      Then only alice, bob and carol receive "but not my phone"
