@moderation
Feature: Moderation: kick, evict and summon
  A moderator can kick a client, which disconnects it from the namespace; evict it from one room; or summon
  it, which adds it to a room. In "/chat" every client may do so. A moderator must be able to rely on the
  effect: a kicked client that still receives messages is a failure that nobody in the room notices. With
  several servers, the moderator and the client are often connected to different servers. In the scenarios
  that name a server, alice is connected to server 1.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice, bob and carol joined the lobby

  @LC-05
  @must
  Rule: A kicked client receives nothing more

    Scenario: bob is kicked from "/chat" and receives no later message of the lobby
      Given bob is connected to "/news"
      When alice kicks bob from "/chat"
      And alice sends "for members only" to the lobby of "/chat"
      Then only alice and carol receive "for members only"

    @cluster
    Scenario Outline: dave on <server> receives nothing after alice on server 1 has kicked dave
      Given these clients are connected:
        | client | namespace | server   |
        | dave   | /chat     | <server> |
      And dave joined the lobby
      When alice kicks dave from "/chat"
      And alice sends "for members only" to the lobby
      Then only alice, bob and carol receive "for members only"

      Examples: alice's own server and another one
        | server   |
        | server 1 |
        | server 2 |

    @run-once
    Scenario Outline: dave receives nothing after alice has kicked dave from <namespace>
      Given alice, dave and eve are connected to <namespace>
      And dave and eve joined the lobby of <namespace>
      When alice kicks dave from <namespace>
      And alice sends "for members only" to the lobby of <namespace>
      Then only eve receives "for members only"

      Examples: The main namespace
        | namespace |
        | "/"       |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-82" |

  @LC-12
  @must
  Rule: A kicked client is in no room

    Scenario: bob reconnects after a kick and is in no room
      Given alice kicked bob from "/chat"
      When bob reconnects to "/chat"
      Then bob is in no room of "/chat"

    @roster
    Scenario: bob is kicked and is no longer listed in the lobby
      When alice kicks bob from "/chat"
      Then carol sees only alice and carol in the lobby within 5 seconds

  @LC-13
  @must
  Rule: A kicked client receives the reason before it is disconnected

    Scenario: bob receives the reason for a kick before the server disconnects bob
      When alice kicks bob from "/chat"
      Then the server disconnects bob from "/chat"
      And bob received the reason before the disconnection

  @CL-07
  @must
  Rule: A member summoned by a moderator joins the room, whichever server it is on

    Scenario: dave receives a message to the lobby after alice has summoned dave into it
      Given dave is connected to "/chat"
      When alice summons dave into the lobby
      And alice sends "for the lobby" to the lobby
      Then only alice, bob, carol and dave receive "for the lobby"

    @cluster
    Scenario Outline: dave on <server> receives messages after alice on server 1 has summoned dave
      Given these clients are connected:
        | client | namespace | server   |
        | dave   | /chat     | <server> |
      And alice summoned dave into the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice, bob, carol and dave receive "for the lobby"

      Examples: alice's own server and two others
        | server   |
        | server 1 |
        | server 2 |
        | server 3 |

    Scenario: dave leaves a lobby into which alice summoned dave and receives no later message
      Given dave is connected to "/chat"
      And alice summoned dave into the lobby
      And alice sent "for the lobby with dave" to the lobby
      And dave left the lobby
      When alice sends "for the lobby without dave" to the lobby
      Then only alice, bob, carol and dave receive "for the lobby with dave"
      And only alice, bob and carol receive "for the lobby without dave"

    @run-once
    Scenario Outline: dave receives messages to the lobby of <namespace> after alice has summoned dave
      Given alice, dave and eve are connected to <namespace>
      And eve joined the lobby of <namespace>
      When alice summons dave into the lobby of <namespace>
      And alice sends "for members only" to the lobby of <namespace>
      Then only dave and eve receive "for members only"

      Examples: The main namespace
        | namespace |
        | "/"       |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-82" |

    Scenario: dave stays in the kitchen when alice summons dave into the lobby
      Given dave is connected to "/chat"
      And dave joined the kitchen
      When alice summons dave into the lobby
      And alice sends "for the kitchen" to the kitchen
      Then only dave receives "for the kitchen"
      And dave is in the lobby and the kitchen and in no other room

    @run-once
    Scenario: bob, summoned into the lobby that bob is in, is out of it after leaving once
      Given alice summoned bob into the lobby
      And bob left the lobby
      When alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    @roster
    Scenario: dave is listed in the lobby after alice has summoned dave into it
      alice has asked for the list before, so a server that keeps lists must renew this one.

      Given dave is connected to "/chat"
      And alice saw only alice, bob and carol in the lobby within 5 seconds
      When alice summons dave into the lobby
      Then alice sees only alice, bob, carol and dave in the lobby within 5 seconds

  @CL-24
  @must
  Rule: A member evicted by a moderator leaves that room, whichever server it is on

    Scenario: bob receives no later message of the lobby after alice has evicted bob from it
      When alice evicts bob from the lobby
      And alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario: bob is evicted from the lobby and still receives the messages of the kitchen
      Given bob joined the kitchen
      And alice evicted bob from the lobby
      When alice sends "for the kitchen" to the kitchen
      Then only bob receives "for the kitchen"
      And bob is in the kitchen and in no other room

    @cluster
    Scenario Outline: dave on <server> loses only the lobby after alice on server 1 has evicted dave
      Given these clients are connected:
        | client | namespace | server   |
        | dave   | /chat     | <server> |
      And dave joined the lobby and the kitchen
      And alice evicted dave from the lobby
      When alice sends "for the lobby" to the lobby
      And alice sends "for the kitchen" to the kitchen
      Then only alice, bob and carol receive "for the lobby"
      And only dave receives "for the kitchen"

      Examples: alice's own server and two others
        | server   |
        | server 1 |
        | server 2 |
        | server 3 |

    Scenario: bob joins the lobby again after an eviction and receives one copy of each message
      Given alice evicted bob from the lobby
      And bob received the notice of its eviction from the lobby
      And bob joined the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice, bob and carol receive "for the lobby"

    @run-once
    Scenario Outline: dave receives no later message to the lobby of <namespace> after alice has evicted dave
      Given alice, dave and eve are connected to <namespace>
      And dave and eve joined the lobby of <namespace>
      When alice evicts dave from the lobby of <namespace>
      And alice sends "for members only" to the lobby of <namespace>
      Then only eve receives "for members only"

      Examples: The main namespace
        | namespace |
        | "/"       |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-82" |

    Scenario: bob joins the lobby again, is evicted again and receives no later message
      Given alice evicted bob from the lobby
      And bob received the notice of its eviction from the lobby
      And bob joined the lobby
      When alice evicts bob from the lobby
      And alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario: bob joins the lobby twice and is out of it after one eviction
      Given bob joined the lobby
      When alice evicts bob from the lobby
      And alice sends "for members only" to the lobby
      Then only alice and carol receive "for members only"

    Scenario Outline: bob does not receive a message to <audience> after alice has evicted bob from the lobby
      When alice evicts bob from the lobby
      And alice sends "for members only" to <audience>
      Then only <recipients> receive "for members only"

      Examples: Every operation that sends to a room, besides a message to the lobby alone
        | audience                   | recipients      |
        | the lobby and the kitchen  | alice and carol |
        | the lobby except the attic | alice and carol |

    @asking
    Scenario: bob is no longer asked after alice has evicted bob from the lobby
      Given alice, bob and carol answer "yes" when asked
      When alice evicts bob from the lobby
      And alice asks the lobby "are you here?" with a timeout of 60000 ms
      Then only alice and carol receive "are you here?"
      And the acknowledgement has the answer "yes" from alice and carol and is complete

    @roster
    Scenario: bob is no longer listed in the lobby after alice has evicted bob from it
      alice has asked for the list before, so a server that keeps lists must renew this one.

      Given alice saw only alice, bob and carol in the lobby within 5 seconds
      When alice evicts bob from the lobby
      Then alice sees only alice and carol in the lobby within 5 seconds

  @LC-20
  @must
  Rule: An eviction or kick notice goes only to the removed member, once and with the reason
    dave is in a room of the same name in "/news".

    Background:
      Given these clients are connected:
        | client | namespace | role      |
        | dave   | /news     | bystander |

    Scenario: bob alone is notified when alice evicts bob from the lobby
      When alice evicts bob from the lobby
      Then only bob is notified that alice evicted bob from the lobby

    Scenario: bob alone is notified when alice kicks bob from the namespace
      When alice kicks bob from "/chat"
      Then only bob is notified that alice kicked bob from "/chat"

    @run-once
    Scenario Outline: bob is notified of the reason <reason> exactly as alice gave it
      When alice kicks bob from "/chat" for the reason <reason>
      Then only bob is notified that alice kicked bob from "/chat" for the reason <reason>

      Examples: Reasons that a server may take for none, or change
        | reason                          |
        | ""                              |
        | "  Reglas: <b>sé amable</b> 🙂" |

    @run-once
    Scenario: Nobody is moved or kicked when the name of the lobby is in the place of a member's id
      A server that cannot know whether an id is connected may accept the requests; then they must reach nobody.

      When alice tries each of these requests:
        | request                                               | outcome             |
        | summon the name of the lobby as an id into the garden | accepted or refused |
        | evict the name of the lobby as an id from the lobby   | accepted or refused |
        | kick the name of the lobby as an id                   | accepted or refused |
      And alice sends "for the garden" to the garden
      And alice sends "for the lobby" to the lobby
      Then every attempt ended as the table allows
      And nobody receives "for the garden"
      And only alice, bob and carol receive "for the lobby"
      And nobody is notified that alice kicked bob from "/chat"

    Scenario: Nobody is notified of an eviction when carol leaves the lobby and alice sends a message
      Given carol left the lobby
      When alice sends "for the lobby" to the lobby
      Then only alice and bob receive "for the lobby"
      And nobody is notified that alice evicted carol from the lobby

    Scenario: bob and carol are each notified of their own eviction from the lobby
      When alice evicts bob from the lobby
      And alice evicts carol from the lobby
      Then only bob and carol are notified that alice evicted carol from the lobby

  @LC-21
  @must
  Rule: A kick and an eviction have taken effect when they are acknowledged
    A message that the moderator sends right after the acknowledgement no longer reaches the member.

    Scenario: bob does not receive what alice sends right after kicking bob
      When alice tries to kick bob from "/chat"
      And alice sends "right after the kick" to the lobby
      Then the attempt is accepted
      And only alice and carol receive "right after the kick"

    Scenario: bob does not receive what alice sends right after evicting bob
      When alice tries to evict bob from the lobby
      And alice sends "right after the eviction" to the lobby
      Then the attempt is accepted
      And only alice and carol receive "right after the eviction"
