Feature: Namespaces are apart
  What is told in one namespace stays there. The separation is logical: the same process, the same connection, often
  the same names of rooms, and still nothing crosses.

  @IS-01 @must
  Rule: What is told to a namespace reaches nobody in another one

    @claim-B2c @claim-B4a @claim-K2
    Scenario Outline: An announcement in <here> is not heard in <there>
      Given alice and bob are connected to <here>
      And carol and dave are connected to <there>
      When alice tells everyone "news"
      Then only alice and bob hear "news"

      Examples: Pairs, the main namespace among them
        | here    | there   |
        | "/chat" | "/news" |
        | "/chat" | "/"     |
        | "/"     | "/chat" |

    Scenario: One person in three namespaces hears it in one
      Given alice and bob are connected to "/", "/chat" and "/news"
      When alice tells everyone in "/news" "headlines"
      Then only alice and bob hear "headlines"

  @IS-02 @must
  Rule: One name in two namespaces is two rooms

    @claim-O1 @claim-K1 @claim-K2 @claim-P1
    Scenario: The lobby of "/chat" is not the lobby of "/news"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And bob is in the lobby of "/chat"
      And carol and dave are in the lobby of "/news"
      When alice tells the lobby of "/chat" "psst"
      Then only bob hears "psst"

    Scenario: The lobby of "/news" is not the lobby of "/chat"
      Given alice and bob are connected to "/news"
      And carol and dave are connected to "/chat"
      And bob is in the lobby of "/news"
      And carol and dave are in the lobby of "/chat"
      When alice tells the others in the lobby of "/news" "psst"
      Then only bob hears "psst"

    Scenario: Who is in both lobbies hears each message once
      Given alice and bob are connected to "/chat" and "/news"
      And bob is in the lobby of "/chat" and the lobby of "/news"
      When alice tells the lobby of "/chat" "talk"
      And alice tells the lobby of "/news" "headlines"
      Then only bob hears "talk"
      And only bob hears "headlines"

    Scenario: Who leaves one lobby stays in the other
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat" and "/news"
      And bob is in the lobby of "/chat" and the lobby of "/news"
      And bob has left the lobby of "/chat"
      When alice tells the lobby of "/chat" "talk"
      And alice tells the lobby of "/news" "headlines"
      Then nobody hears "talk"
      And only bob hears "headlines"

  @IS-04 @must
  Rule: Names that could be taken for one another do not cross

    Scenario Outline: A room named <room> belongs to its own namespace
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And carol is in the lobby of "/news"
      And bob and dave are in the room exactly named <room>
      When alice tells the room exactly named <room> "psst"
      Then only bob hears "psst"

      Examples: Rooms that look like a channel, a key or a namespace; (lobby) stands for the name of the lobby
        | room            |
        | "/news#(lobby)" |
        | "/news:(lobby)" |
        | "/news/(lobby)" |
        | "/news"         |

  @IS-05 @must
  Rule: An id of one namespace means nobody in another

    Scenario: What alice tells bob's id of "/news" in "/chat" reaches nobody
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      When alice tells the socket that bob has in "/news" "wrong door"
      Then nobody hears "wrong door"

    Scenario: Who is excepted by an id of another namespace is not excepted
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      And bob is in the lobby of "/chat"
      When alice tells the lobby, except the socket that bob has in "/news", "for bob"
      Then only bob hears "for bob"

    @moderation
    Scenario: Nobody is kicked by an id of another namespace
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat"
      When alice tries to kick the socket that bob has in "/news"
      Then the attempt has no effect, or is refused as NOT_FOUND
      And bob is answered in "/chat"
      And bob is answered in "/news"

    @moderation
    Scenario: Nobody is summoned by an id of another namespace
      Given bob is connected to "/chat" and "/news" on one connection
      And alice is connected to "/chat" and "/news"
      And alice has tried to summon, into the lobby of "/chat", the socket that bob has in "/news"
      When alice tells the lobby of "/chat" "talk"
      And alice tells the lobby of "/news" "headlines"
      Then nobody hears "talk"
      And nobody hears "headlines"

  @IS-06 @should
  Rule: A refusal in one namespace does not disturb the others on the connection

    @claim-U5 @claim-O4
    Scenario: Bob is refused in one namespace and answered in another
      Given bob is connected to "/chat" on one connection
      And bob has been refused in "/attic"
      When bob says "still there?" to the server
      Then only bob is answered "You said: still there?"

  @IS-07 @must
  Rule: Only who is connected to a namespace takes part in it

    @claim-F1 @claim-K3
    Scenario: Who is only in "/chat" hears nothing of the main namespace
      Given alice and bob are connected to "/"
      And carol is connected to "/chat"
      When alice tells everyone "main"
      Then only alice and bob hear "main"

    @claim-F1 @claim-K3
    Scenario: A room joined in the main namespace is not the room in "/chat"
      Given alice and carol are connected to "/chat"
      And bob is connected to "/"
      And bob is in the lobby of "/"
      And carol is in the lobby of "/chat"
      When alice tells the lobby "members only"
      Then only carol hears "members only"
