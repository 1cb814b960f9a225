@cluster
Feature: Names on the way to another server
  Between servers a namespace and a room become part of a channel, a key or a pattern. Where the parts are only glued
  together, where a name is cut at a sign in it or read as a pattern, people hear what is not for them, or nothing, and
  on other servers only. The names of namespaces are the contract's: one that holds signs of a pattern cannot be asked
  for.

  @CL-12
  @must
  Rule: Namespaces are isolated from each other across servers

    Scenario Outline: The lobby of <this> is not the lobby of <that> on another server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | <this>    | 1      |
        | bob    | <this>    | 2      |
        | carol  | <that>    | 2      |
        | dave   | <that>    | 3      |
      And bob joined the lobby of <this>
      And carol and dave joined the lobby of <that>
      When alice sends "our house only" to the lobby
      Then only bob receives "our house only"

      Examples: The namespaces that everybody has
        | this    | that    |
        | "/"     | "/chat" |
        | "/chat" | "/"     |
        | "/chat" | "/news" |

      @dynamic-namespaces
      Examples: Names of which one begins or ends like the other
        | this       | that       |
        | "/team-1"  | "/team-11" |
        | "/team-11" | "/team-1"  |
        | "/team-7"  | "/team-07" |
        | "/team-11" | "/team-21" |

    Scenario Outline: An announcement in <this> is none in <that> on another server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | <this>    | 1      |
        | bob    | <this>    | 2      |
        | carol  | <that>    | 2      |
        | dave   | <that>    | 3      |
      When alice sends "our house only" to everyone
      Then only alice and bob receive "our house only"

      Examples: The namespaces that everybody has
        | this    | that    |
        | "/"     | "/news" |
        | "/news" | "/"     |

      @dynamic-namespaces
      Examples: Names of which one begins like the other
        | this       | that       |
        | "/team-3"  | "/team-33" |
        | "/team-33" | "/team-3"  |

    Scenario: A room that is named like the lobby of another namespace is not that lobby
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /news     | 2      |
      And bob joined the room exactly named "#/news#(lobby)"
      And carol joined the lobby
      When alice sends "across" to the room exactly named "#/news#(lobby)"
      Then only bob receives "across"

  @CL-13
  @must
  Rule: A room name means the same room on every server

    Scenario: Rooms of every kind of name, by turns bob's and carol's, each on another server than the speaker
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
      And bob and carol took turns joining a room for each of the room names
      When alice sends a message to each of these rooms
      Then each of these messages is received only by the member of its room
