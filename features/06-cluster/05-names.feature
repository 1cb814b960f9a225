@cluster
Feature: Names of namespaces and rooms on the backplane
  On the backplane, the names of a namespace and a room become part of a channel, a key or a pattern. A server
  may join them without a separator, cut a name at a special character, or read it as a pattern. Clients on
  other servers then receive messages that are not for them, or none. The contract fixes the names of the
  namespaces, so no scenario can use a namespace whose name contains the characters of a pattern.

  @CL-12
  @must
  Rule: Namespaces are isolated from each other across servers

    Scenario Outline: The lobby of <namespace> and the lobby of <other> stay separate across servers
      Given these clients are connected:
        | client | namespace   | server |
        | alice  | <namespace> | 1      |
        | bob    | <namespace> | 2      |
        | carol  | <other>     | 2      |
        | dave   | <other>     | 3      |
      And bob joined the lobby of <namespace>
      And carol and dave joined the lobby of <other>
      When alice sends "for bob's lobby only" to the lobby
      Then only bob receives "for bob's lobby only"

      Examples: Namespaces that every target has
        | namespace | other   |
        | "/"       | "/chat" |
        | "/chat"   | "/"     |
        | "/chat"   | "/news" |

      @dynamic-namespaces
      Examples: Similar names, one of which could be mistaken for part of the other
        | namespace  | other      |
        | "/team-1"  | "/team-11" |
        | "/team-11" | "/team-1"  |
        | "/team-7"  | "/team-07" |
        | "/team-11" | "/team-21" |

    Scenario Outline: An announcement in <namespace> reaches no client of <other> on another server
      Given these clients are connected:
        | client | namespace   | server |
        | alice  | <namespace> | 1      |
        | bob    | <namespace> | 2      |
        | carol  | <other>     | 2      |
        | dave   | <other>     | 3      |
      When alice sends "for alice's namespace only" to everyone
      Then only alice and bob receive "for alice's namespace only"

      Examples: Namespaces that every target has
        | namespace | other   |
        | "/"       | "/news" |
        | "/news"   | "/"     |

      @dynamic-namespaces
      Examples: Pairs in which one name begins with the other
        | namespace  | other      |
        | "/team-3"  | "/team-33" |
        | "/team-33" | "/team-3"  |

    Scenario: A room of "/chat" that is named like a channel stays separate from the lobby of "/news"
      Adapters build channels from the names of the namespace and the room, such as `#/news#` and the room's
      name. In the steps, "(lobby)" stands for the name of the lobby.

      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /news     | 2      |
      And bob joined the room exactly named "#/news#(lobby)"
      And carol joined the lobby
      When alice sends "for the room of /chat only" to the room exactly named "#/news#(lobby)"
      Then only bob receives "for the room of /chat only"

  @CL-13
  @must
  Rule: A room name means the same room on every server

    Scenario: alice's message to a room of each name reaches only its member, on another server
      The table of room names has one row for each kind of name. The first row is bob's room, the second
      carol's, and so on.

      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
      And bob and carol took turns joining a room for each of the room names
      When alice sends a message to each of these rooms
      Then each message is received once by each of its recipients and by nobody else
