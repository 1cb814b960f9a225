@cluster
Feature: Names on the way to another server
  Between servers a namespace and a room become part of a channel, a key or a pattern. Where the parts are only glued
  together, where a name is cut at a sign in it or read as a pattern, people hear what is not for them, or nothing, and
  on other servers only. The names of namespaces are the contract's: one that holds signs of a pattern cannot be asked for.

  @CL-12 @must
  Rule: Namespaces are apart on every server

    Scenario Outline: The lobby of <this> is not the lobby of <that> on another server
      Given alice is connected to <this> on the first server
      And bob is connected to <this> on the second server
      And carol is connected to <that> on the second server
      And dave is connected to <that> on the third server
      And bob is in the lobby of <this>
      And carol and dave are in the lobby of <that>
      When alice tells the lobby "our house only"
      Then only bob hears "our house only"

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
      Given alice is connected to <this> on the first server
      And bob is connected to <this> on the second server
      And carol is connected to <that> on the second server
      And dave is connected to <that> on the third server
      When alice tells everyone "our house only"
      Then only alice and bob hear "our house only"

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
      Given alice is connected to "/chat" on the first server
      And bob is connected to "/chat" on the second server
      And carol is connected to "/news" on the second server
      And bob is in the room exactly named "#/news#(lobby)"
      And carol is in the lobby
      When alice tells the room exactly named "#/news#(lobby)" "across"
      Then only bob hears "across"

  @CL-13 @must
  Rule: A room has the same name on every server

    Scenario: Rooms of every kind of name, by turns bob's and carol's, each on another server than the speaker
      Given alice is connected to "/chat" on the first server
      And bob is connected to "/chat" on the second server
      And carol is connected to "/chat" on the third server
      And bob and carol are by turns in rooms with each of the room names
      When alice tells each of these rooms its name
      Then each name is heard by the member of its own room only
