@whole-rooms
Feature: Moving or disconnecting all members of a room at once
  Socket.IO can apply a command to a whole room, on every server: `socketsJoin`, `socketsLeave` and
  `disconnectSockets`. A moderator uses it to close a meeting or to move its members to another room. The
  command must reach every member, on other servers as well, and nobody else. alice acts and is in no room.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And these clients are connected:
      | client | namespace | role      |
      | eve    | /news     | bystander |
    And bob and carol joined the lobby
    And dave joined the kitchen

  @LC-25
  @must
  Rule: A summons to a whole room adds all its members, and nobody else, to the other room

    Scenario: bob and carol receive messages to the garden after alice has summoned the lobby
      When alice summons everyone in the lobby into the garden
      And alice sends "for the garden" to the garden
      Then only bob and carol receive "for the garden"

    Scenario: bob and carol stay in the lobby when alice summons everyone in it into the garden
      When alice summons everyone in the lobby into the garden
      And alice sends "for the lobby" to the lobby
      And alice sends "for the kitchen" to the kitchen
      Then only bob and carol receive "for the lobby"
      And only dave receives "for the kitchen"

    @run-once
    Scenario: All 33 members of the hall receive messages to the garden after alice has summoned them
      Given 33 clients are connected to "/chat"
      And the 33 clients joined the hall
      When alice summons everyone in the hall into the garden
      And alice sends "for a full garden" to the garden
      Then only the 33 clients receive "for a full garden"

    Scenario: Members of the lobby of "/news" join no garden when alice summons the lobby of "/chat"
      Given alice and bob are connected to "/news"
      And bob joined the lobby of "/news"
      When alice summons everyone in the lobby of "/chat" into the garden of "/chat"
      And alice sends "for the garden of chat" to the garden of "/chat"
      And alice sends "for the garden of news" to the garden of "/news"
      Then only bob and carol receive "for the garden of chat"
      And nobody receives "for the garden of news"

    Scenario: bob leaves the garden, into which everyone was summoned, and receives no later message
      Given alice summoned everyone in the lobby into the garden
      And alice sent "for bob and carol" to the garden
      And bob left the garden
      When alice sends "for carol" to the garden
      Then only bob and carol receive "for bob and carol"
      And only carol receives "for carol"

    @cluster
    Scenario: Members on three servers receive messages to the garden after alice has summoned the lobby
      Given these clients are connected:
        | client       | namespace | server   |
        | bob's phone  | /chat     | server 2 |
        | dave's phone | /chat     | server 3 |
      And bob's phone and dave's phone joined the lobby
      When alice summons everyone in the lobby into the garden
      And alice sends "for the garden" to the garden
      Then only bob, carol, bob's phone and dave's phone receive "for the garden"

    @run-once
    Scenario: dave joins the lobby after alice has summoned everyone in it, and stays outside the garden
      Given alice summoned everyone in the lobby into the garden
      And dave joined the lobby
      When alice sends "for the garden" to the garden
      Then only bob and carol receive "for the garden"

    @run-once
    Scenario Outline: dave receives messages to the garden of <namespace> after alice has summoned the lobby
      Given alice, dave and eve are connected to <namespace>
      And dave joined the lobby of <namespace>
      When alice summons everyone in the lobby of <namespace> into the garden of <namespace>
      And alice sends "for the garden" to the garden of <namespace>
      Then only dave receives "for the garden"

      Examples: The main namespace
        | namespace |
        | "/"       |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-83" |

  @LC-26
  @must
  Rule: An eviction of a whole room removes all its members from it, and nobody from another room

    Scenario: bob and carol receive no later message to the lobby after alice has evicted everyone
      When alice evicts everyone from the lobby
      And alice sends "for the lobby" to the lobby
      Then nobody receives "for the lobby"

    Scenario: bob stays in the kitchen with dave when alice evicts everyone from the lobby
      Given bob joined the kitchen
      When alice evicts everyone from the lobby
      And alice sends "for the kitchen" to the kitchen
      Then only bob and dave receive "for the kitchen"
      And bob is in the kitchen and in no other room

    @run-once
    Scenario: None of 33 members of the hall receives a message after alice has evicted everyone
      Given 33 clients are connected to "/chat"
      And the 33 clients joined the hall
      When alice evicts everyone from the hall
      And alice sends "for an empty hall" to the hall
      Then nobody receives "for an empty hall"

    Scenario: bob stays in the lobby of "/news" when alice evicts everyone from the lobby of "/chat"
      Given alice and bob are connected to "/news"
      And bob joined the lobby of "/news"
      When alice evicts everyone from the lobby of "/chat"
      And alice sends "for the lobby of chat" to the lobby of "/chat"
      And alice sends "for the lobby of news" to the lobby of "/news"
      Then nobody receives "for the lobby of chat"
      And only bob receives "for the lobby of news"

    Scenario: bob and carol alone are notified when alice evicts everyone from the lobby
      When alice evicts everyone from the lobby
      Then only bob and carol are notified that alice evicted everyone from the lobby

    @cluster
    Scenario: Members on three servers receive nothing after alice has evicted everyone from the lobby
      Given these clients are connected:
        | client       | namespace | server   |
        | bob's phone  | /chat     | server 2 |
        | dave's phone | /chat     | server 3 |
      And bob's phone and dave's phone joined the lobby
      When alice evicts everyone from the lobby
      And alice sends "for the lobby" to the lobby
      Then nobody receives "for the lobby"

    @roster
    Scenario: Nobody is listed in the lobby after alice has evicted everyone from it
      When alice evicts everyone from the lobby
      Then alice sees nobody in the lobby within 5 seconds

    @run-once
    Scenario: bob, evicted with everyone, joins the lobby again and receives one copy of each message
      Given alice evicted everyone from the lobby
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    @run-once
    Scenario: bob in the room "hall 12" and dave in "Hall 1" stay when alice evicts everyone from the room "hall 1"
      Given bob joined the room "hall 12"
      And carol joined the room "hall 1"
      And dave joined the room "Hall 1"
      And alice evicted everyone from the room "hall 1"
      When alice sends "for hall 12" to the room "hall 12"
      And alice sends "for Hall 1" to the room "Hall 1"
      Then only bob receives "for hall 12"
      And only dave receives "for Hall 1"

    @run-once
    Scenario Outline: dave receives nothing from the lobby of <namespace> after alice has evicted everyone
      Given alice, dave and eve are connected to <namespace>
      And dave joined the lobby of <namespace>
      When alice evicts everyone from the lobby of <namespace>
      And alice sends "for the lobby" to the lobby of <namespace>
      Then nobody receives "for the lobby"

      Examples: The main namespace
        | namespace |
        | "/"       |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-83" |

  @LC-27
  @must
  Rule: A kick of a whole room disconnects all its members from the namespace, and nobody else

    Scenario: bob and carol are disconnected from "/chat" after alice has kicked everyone in the lobby
      When alice kicks everyone in the lobby
      And alice sends "for those who are left" to everyone
      Then only alice and dave receive "for those who are left"

    Scenario: bob's phone stays in "/news" when alice kicks everyone in the lobby of "/chat"
      "shared" means that one connection serves both namespaces.

      Given these clients are connected:
        | client      | namespace    | connection |
        | bob's phone | /chat, /news | shared     |
      And bob's phone joined the lobby of "/chat"
      When alice kicks everyone in the lobby of "/chat"
      Then bob's phone is still served in "/news"

    @run-once
    Scenario: All 33 members of the hall are disconnected after alice has kicked everyone in it
      Given 33 clients are connected to "/chat"
      And the 33 clients joined the hall
      When alice kicks everyone in the hall
      And alice sends "for those who are left" to everyone
      Then only alice, bob, carol and dave receive "for those who are left"

    Scenario: The lobby of "/news" keeps its members when alice kicks everyone in the lobby of "/chat"
      Given alice and dave are connected to "/news"
      And dave joined the lobby of "/news"
      When alice kicks everyone in the lobby of "/chat"
      And alice sends "for the lobby of news" to the lobby of "/news"
      Then only dave receives "for the lobby of news"

    Scenario: bob and carol alone are notified when alice kicks everyone in the lobby
      When alice kicks everyone in the lobby
      Then only bob and carol are notified that alice kicked everyone in the lobby

    @run-once
    Scenario: bob and carol are notified of an empty reason when alice kicks everyone in the lobby without one
      When alice kicks everyone in the lobby for the reason ""
      Then only bob and carol are notified that alice kicked everyone in the lobby for the reason ""

    @cluster
    Scenario: Members on three servers are disconnected after alice has kicked everyone in the lobby
      Given these clients are connected:
        | client       | namespace | server   |
        | bob's phone  | /chat     | server 2 |
        | dave's phone | /chat     | server 3 |
      And bob's phone and dave's phone joined the lobby
      When alice kicks everyone in the lobby
      And alice sends "for those who are left" to everyone
      Then only alice and dave receive "for those who are left"

    @run-once
    Scenario: bob, kicked with everyone, reconnects, joins the lobby again and receives its messages
      Given alice kicked everyone in the lobby
      And bob reconnected to "/chat"
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    @run-once
    Scenario Outline: dave is disconnected from <namespace> after alice has kicked everyone in the lobby
      Given alice, dave and eve are connected to <namespace>
      And dave joined the lobby of <namespace>
      When alice kicks everyone in the lobby of <namespace>
      And alice sends "for those who are left" to everyone in <namespace>
      Then only alice and eve receive "for those who are left"

      Examples: The main namespace
        | namespace |
        | "/"       |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-83" |

  @LC-28
  @must
  @auth
  Rule: In a protected namespace, only a moderator may move or remove all members of a room

    Scenario Outline: bob, with a member's token, cannot <action>
      Given these clients are connected:
        | client        | namespace | token            |
        | alice's phone | /members  | a member's token |
        | bob's phone   | /members  | a member's token |
      And alice's phone joined the lobby
      When bob's phone tries to <action>
      Then the attempt is refused
      And alice's phone is in the lobby and in no other room

      Examples: Actions that require a moderator's token in "/members"
        | action                                       |
        | kick everyone in the lobby                   |
        | evict everyone from the lobby                |
        | summon everyone in the lobby into the garden |
