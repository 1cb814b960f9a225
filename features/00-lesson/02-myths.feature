Feature: The four myths of the lesson
  Each Rule states what many believe, and what is true. Its first scenarios do what a believer would do and
  show what goes wrong on the wire; the others show what the truth predicts.

  @lesson-M1
  Rule: Myth 1, corrected: A client joins rooms only in namespaces that it has connected to
    Statements 46 to 48. Myth: one connection reaches the rooms of every namespace. Reality: a client must
    connect to each namespace. The lesson's reason is half right: a client needs one CONNECT for each
    namespace and gets one socket in each, but not a transport for each. One WebSocket carries them all
    (Socket.IO protocol 5, "Connection to a namespace"; Socket.IO 1.0 to 4.8). In depth: WP-04, CN-03, CN-04,
    IS-07.

    Scenario: Believed: eve, connected only to "/chat", asks for a room of "/news" and receives nothing
      eve sends the request to join under the name of a namespace that it never connected to.

      Given these clients are connected:
        | client | namespace | transport     |
        | carol  | /news     |               |
        | eve    | /chat     | raw websocket |
      And eve emitted "joinRoom" with "(lobby)" in "/news"
      When carol sends "for the news" to the lobby
      Then nobody receives "for the news"
      And eve's raw connection carries nothing of "for the news"

    Scenario: Believed: bob joins the lobby in "/chat" and expects the messages of the lobby of "/news"
      Given bob is connected to "/chat"
      And carol is connected to "/news"
      And bob joined the lobby
      When carol sends "for the news" to the lobby
      Then nobody receives "for the news"

    Scenario: True: bob connects to both namespaces and receives the messages of a room in each
      Given bob is connected to "/chat" and "/news"
      And alice is connected to "/chat" and "/news"
      And bob joined the lobby of "/chat" and the kitchen of "/news"
      When alice sends "for the lobby" to the lobby of "/chat"
      And alice sends "for the kitchen" to the kitchen of "/news"
      Then only bob receives "for the lobby"
      And only bob receives "for the kitchen"

    @transport-specific
    Scenario: True: one WebSocket carries a connection to "/chat" and one to "/news"
      Given these clients are connected:
        | client | namespace    | transport     |
        | eve    | /chat, /news | raw websocket |
      Then each client has its own id in each namespace
      And eve is still served in "/chat" and "/news"

  @lesson-M2
  Rule: Myth 2, corrected: The operation decides whether a sender receives its own room message
    Statements 49 to 51. Myth: the sender always gets a copy. Reality: `server.to(room)` includes a sender
    that is a member, and `client.broadcast.to(room)` and `client.to(room)` leave the sender out. In depth:
    TM-02, TM-05.

    Background:
      Given alice, bob and carol are connected to "/chat"
      And alice and bob joined the lobby

    Scenario: Believed: alice sends to the others in the lobby and waits for a copy that never comes
      When alice sends "to the others" to the others in the lobby
      Then only bob receives "to the others"

    Scenario: Believed: carol, who is not a member, sends to the lobby and gets no copy either
      When carol sends "from outside" to the lobby
      Then only alice and bob receive "from outside"

    Scenario: True: alice, a member, receives what alice sends to the lobby through the server
      When alice sends "to all of us" to the lobby
      Then only alice and bob receive "to all of us"

  @lesson-M3
  @cluster
  Rule: Myth 3, corrected: Without an adapter, a room ends at its server
    Statements 33 and 52 to 54. Myth: several servers share their rooms as they are. Reality: a room lives in the
    memory of one server. Without an adapter, a message stays on the sender's server, and no error says so. In
    depth: CL-01, CL-02.

    @isolated-servers
    Scenario: Believed: bob is on a second server without an adapter and misses a message to the lobby
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 2 |
        | carol  | /chat     | isolated 1 |
      And alice, bob and carol joined the lobby
      When alice sends "can you all read this?" to the lobby
      Then only alice and carol receive "can you all read this?"

    Scenario: True: with an adapter bob receives the same message on the second server
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 1      |
      And alice, bob and carol joined the lobby
      When alice sends "can you all read this?" to the lobby
      Then only alice, bob and carol receive "can you all read this?"

  @lesson-M4
  Rule: Myth 4, corrected: A namespace has clients, rooms, middlewares and handlers of its own
    Statements 55 to 57. Myth: a namespace is only a label. Reality: it has clients, rooms, middlewares and
    event handlers of its own. It does not have a transport of its own, though: by default, the namespaces of
    a client share one. In depth: AU-03, CN-09, IS-02, NE-09, RM-07.

    Scenario: Believed: alice sends to the lobby of "/chat" and expects carol in "/news" to receive it
      Given alice and bob are connected to "/chat"
      And carol is connected to "/news"
      And bob joined the lobby of "/chat"
      And carol joined the lobby of "/news"
      When alice sends "same name, same room?" to the lobby
      Then only bob receives "same name, same room?"

    @auth
    Scenario: Believed: the token check of "/members" also protects "/chat"; bob needs no token there
      Given these clients are connected:
        | client | namespace | connection |
        | bob    | /chat     | shared     |
      When bob tries to connect to "/members" with no token
      Then the connection is refused with "unauthorized"
      And bob is still served in "/chat"

    @nestjs
    Scenario: True: a handler of "/nest" answers alice there, and bob gets no answer from "/chat"
      Given alice is connected to "/nest"
      And bob is connected to "/chat"
      When alice emits "returnValue" with "text"
      And bob emits "returnValue" with "text"
      Then alice is acknowledged with "a text"
      And bob is not acknowledged

    Scenario: True: bob joins the lobby of "/chat" and is in no room of "/news"
      Given bob is connected to "/chat" and "/news"
      When bob joins the lobby of "/chat"
      Then bob is in the lobby of "/chat" and in no other room
      And bob is in no room of "/news"
