@cluster
Feature: The same words on several servers
  Nothing in the meaning of a message may depend on where somebody is connected: an exception that is forgotten on the
  way, or a copy for every room, shows only between servers.

  Background:
    Given alice is connected to "/chat" on the first server
    And bob and dave are connected to "/chat" on the second server
    And carol is connected to "/chat" on the third server
    And alice, bob and carol are in the lobby

  @CL-03 @must
  Rule: Exceptions, unions and addresses mean the same across servers

    Scenario: The sender is left out, on its own server and on no other
      When alice tells the others in the lobby "everyone but me"
      Then only bob and carol hear "everyone but me"

    Scenario: Those in a room on another server are excepted
      Given bob is in the kitchen
      When alice tells the lobby, except the kitchen, "not while cooking"
      Then only alice and carol hear "not while cooking"

    Scenario: One socket on another server is excepted
      When alice tells the lobby, except carol, "surprise for carol"
      Then only alice and bob hear "surprise for carol"

    Scenario: A member of two rooms on another server hears one copy
      Given bob is in the kitchen
      When alice tells the lobby and the kitchen "once"
      Then only alice, bob and carol hear "once"

    Scenario: One socket on another server is told alone
      When alice tells only carol "for you"
      Then only carol hears "for you"

    @claim-U7
    Scenario: Everyone else is everyone on all servers but the sender
      When alice tells everyone else "look here"
      Then only bob, carol and dave hear "look here"

  @CL-06 @must @roster
  Rule: Every server knows all members of a room

    @claim-B6d @claim-U4
    Scenario Outline: The lobby has the same members, asked on the server of <who>
      Then <who> soon sees only alice, bob and carol in the lobby

      Examples: One on each server
        | who   |
        | alice |
        | bob   |
        | carol |

  @CL-11 @must
  Rule: What one server publishes reaches another in this order

    @claim-B6e @claim-E3 @claim-U7 @claim-W2
    Scenario: Room, announcement and direct message by turns, heard on another server
      When alice tells 30 messages, by turns to the lobby, to everyone and only to carol
      Then carol hears all of them once, in the order in which they were told

  @CL-09 @must @moderation
  Rule: A kick on one server removes somebody on another, behind what was told before

    @claim-B6e
    Scenario: Alice kicks carol, who is on another server
      Given alice has told the lobby "last words"
      When alice kicks carol from "/chat"
      Then the server disconnects carol from "/chat"
      And only alice, bob and carol hear "last words"

  @CL-04 @should @flags
  Rule: What is told to one server only stays there

    Scenario: Members of the lobby on other servers do not hear what alice tells hers
      Given alice's phone is connected to "/chat" on the first server
      And alice's phone is in the lobby
      When alice tells the lobby, on her own server only, "just this house"
      Then only alice and alice's phone hear "just this house"

    Scenario: An announcement to one server is heard there only
      Given alice's phone is connected to "/chat" on the first server
      When alice tells everyone, on her own server only, "fire drill"
      Then only alice and alice's phone hear "fire drill"

  @CL-08 @should @moderation
  Rule: Whoever is moved on the mover's own server is in its new rooms for the mover's next message

    Scenario: Alice summons her phone, and it hears her next message
      Given alice's phone is connected to "/chat" on the first server
      And alice has summoned alice's phone into the lobby
      When alice tells the lobby "and my phone"
      Then only alice, bob, carol and alice's phone hear "and my phone"

    Scenario: Alice evicts her phone, and it does not hear her next message
      Given alice's phone is connected to "/chat" on the first server
      And alice's phone is in the lobby
      And alice has evicted alice's phone from the lobby
      When alice tells the lobby "but not my phone"
      Then only alice, bob and carol hear "but not my phone"
