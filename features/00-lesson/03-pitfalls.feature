Feature: The three pitfalls of the lesson
  Each Rule runs the wrong approach and the right one on the wire, and shows what the user of each sees.

  @lesson-F1
  Rule: Pitfall 1: A request to join a room reaches nothing before its namespace is connected
    Statements 73 and 74. Wrong: the client asks on a socket of another namespace, or sends an event without a
    CONNECT. No handler receives the request, and Socket.IO closes the whole connection, so the client also
    loses the namespaces that it had connected to. The protocol demands this if no CONNECT came first
    (Socket.IO protocol 5, "Connection to a namespace"). Right: connect to the namespace, then join;
    `socket.io-client` holds back events until their namespace is connected. In depth: IS-07, WP-04.

    @transport-specific
    Scenario: Wrong: eve's request to join is the first packet, and the server closes the connection
      Given these clients are connected:
        | client | namespace | transport     |
        | eve    |           | raw websocket |
      When eve sends the frame '42/chat,["joinRoom","lobby"]'
      Then the server closes eve's connection within 5 seconds

    @transport-specific
    Scenario: Wrong: eve, connected to "/chat", asks for a room of "/news" and receives no messages
      Given these clients are connected:
        | client | namespace | transport     |
        | carol  | /news     |               |
        | eve    | /chat     | raw websocket |
      And eve emitted "joinRoom" with "(lobby)" in "/news"
      When carol sends "for members" to the lobby
      Then nobody receives "for members"
      And eve's raw connection carries nothing of "for members"

    Scenario: Right: bob connects to "/news", joins the lobby and receives its messages
      Given bob and carol are connected to "/news"
      And bob joined the lobby
      When carol sends "for members" to the lobby
      Then only bob receives "for members"

  @lesson-F2
  Rule: Pitfall 2: A broadcast to a room leaves its sender out
    Statements 75 and 76. Wrong: a chat displays only what it receives and sends with
    `client.broadcast.to(room)`, so its user never sees their own message. Right: `server.to(room)`, which
    includes a sender that is a member. In depth: TM-02, TM-05.

    Background:
      Given alice and bob are connected to "/chat"
      And alice and bob joined the lobby

    Scenario: Wrong: alice sends to the others in the lobby, and only bob sees the message
      When alice sends "did I say that?" to the others in the lobby
      Then only bob receives "did I say that?"

    Scenario: Right: alice sends to the lobby, and both see the message once
      When alice sends "I said that" to the lobby
      Then only alice and bob receive "I said that"

  @lesson-F3
  @cluster
  Rule: Pitfall 3: Servers without an adapter split a room
    Statements 77, 77a, 77b and 78. Wrong: a load balancer spreads the members of a room over two servers that
    do not know each other, so that each member misses the messages of the other server. Right: an adapter,
    installed before the first client connects. In depth: CL-01, CL-02, CL-20.

    @isolated-servers
    Scenario: Wrong: without an adapter, alice and bob, on two servers, miss each other's messages
      Given these clients are connected:
        | client | namespace | server     |
        | alice  | /chat     | isolated 1 |
        | bob    | /chat     | isolated 2 |
      And alice and bob joined the lobby
      When alice sends "from the first server" to the lobby
      And bob sends "from the second server" to the lobby
      Then only alice receives "from the first server"
      And only bob receives "from the second server"

    Scenario: Right: with an adapter alice and bob receive each other's messages
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
      And alice and bob joined the lobby
      When alice sends "from the first server" to the lobby
      And bob sends "from the second server" to the lobby
      Then only alice and bob receive "from the first server"
      And only alice and bob receive "from the second server"
