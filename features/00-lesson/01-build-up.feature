Feature: The six steps of the lesson
  The lesson builds a chat server in six steps. Each Rule is one step, as a client sees it. The requirements
  named under a Rule test the same promise in depth.

  @lesson-B1
  Rule: Step 1: A gateway receives a client's message and sends the echo to that client only
    Statements S1 and 11 to 15. A gateway receives a client's message and answers that client. True, with one
    caution: the TypeScript type of the handler's parameter checks nothing at run time, so the handler must
    check the payload itself. In depth: CN-01, NE-01, NE-11.

    Scenario: alice receives the echo of her message and bob receives nothing
      Given alice and bob are connected to "/"
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

  @lesson-B2
  Rule: Step 2: A namespace is a channel of its own, and its messages stay inside it
    Statements S2 and 16 to 20. A gateway names its namespace in the option `namespace`, clients connect to it
    by its name, and its messages stay inside. True for each socket. The client passes the name in the URL of
    `io()`; on the wire it becomes a CONNECT packet, and the HTTP path stays `/socket.io/`. In depth: CN-02,
    CN-06, CN-07, IS-01.

    Scenario: An announcement in "/chat" reaches nobody in "/news"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      When alice sends "for the chat" to everyone
      Then only alice and bob receive "for the chat"

    Scenario: An announcement in "/news" reaches nobody in "/chat"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      When carol sends "for the news" to everyone
      Then only carol and dave receive "for the news"

    Scenario: carol is connected to "/" and receives nothing that is sent in "/chat"
      Given alice and bob are connected to "/chat"
      And carol is connected to "/"
      When alice sends "for the chat" to everyone
      Then only alice and bob receive "for the chat"

  @lesson-B3
  Rule: Step 3: A client joins a room inside a namespace, and only members receive its messages
    Statements S3 and 21 to 23. A handler puts the client into a room, and what the server sends to the room
    reaches the members only. True. Only the server can add a socket to a room or remove it, so a client asks
    for both with an event. In depth: RM-01, RM-02, RM-03, RM-08.

    Scenario: Only bob receives the confirmation that bob joined the lobby
      Given alice and bob are connected to "/chat"
      And alice joined the lobby
      When bob joins the lobby
      Then only bob receives the confirmation that it joined the lobby

    Scenario: A message to the lobby reaches its members alice and bob, and not carol
      Given alice, bob and carol are connected to "/chat"
      And alice and bob joined the lobby
      And carol joined the kitchen
      When alice sends "for the lobby" to the lobby
      Then only alice and bob receive "for the lobby"

    Scenario: bob leaves the lobby and receives no later message
      Given alice, bob and carol are connected to "/chat"
      And alice, bob and carol joined the lobby
      And bob left the lobby
      When alice sends "after bob left" to the lobby
      Then only alice and carol receive "after bob left"

  @lesson-B4
  Rule: Step 4: Several namespaces on one server are independent, declared by name or by pattern
    Statements S4 and 25 to 28. Each gateway serves a namespace, or one gateway serves several. True of
    gateways that name their namespaces. One gateway can serve several if it declares them by a pattern. It
    cannot route clients that connect to a name that nobody declared: the server refuses those first. In
    depth: CN-02, CN-06, IS-02, DN-01, DN-02.

    Scenario: The lobby of "/chat" and the lobby of "/news" are two rooms
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And bob joined the lobby of "/chat"
      And dave joined the lobby of "/news"
      When alice sends "for the chat" to the lobby of "/chat"
      And carol sends "for the news" to the lobby of "/news"
      Then only bob receives "for the chat"
      And only dave receives "for the news"

    @dynamic-namespaces
    Scenario: A pattern makes "/team-1" and "/team-2" two namespaces, isolated from each other
      Given alice and bob are connected to "/team-1"
      And carol is connected to "/team-2"
      When alice sends "for team 1" to everyone
      Then only alice and bob receive "for team 1"

    Scenario: A namespace that no gateway declares is refused
      When bob tries to connect to "/attic" with no token
      Then the connection is refused

  @lesson-B5
  Rule: Step 5: The operation sets the recipients: everyone or a room, with or without the sender
    Statements S5, S5a to S5d, 30 and 31. Four forms of sending choose the recipients. True; "everyone" means
    everyone in the namespace. `client.broadcast.to(room)` and the shorter `client.to(room)` are the same. In
    depth: TM-01, TM-02, TM-04, TM-05.

    Background:
      Given alice, bob, carol and dave are connected to "/chat"
      And alice and bob joined the lobby

    Scenario: `server.emit` reaches every client in the namespace, including the sender alice
      When alice sends "for everyone" to everyone
      Then only alice, bob, carol and dave receive "for everyone"

    Scenario: `server.to(room).emit` reaches every member of the lobby, including the sender alice
      When alice sends "for the lobby" to the lobby
      Then only alice and bob receive "for the lobby"

    Scenario: `client.broadcast.emit` reaches every client in the namespace except the sender alice
      When alice sends "for everyone else" to everyone else
      Then only bob, carol and dave receive "for everyone else"

    Scenario: `client.broadcast.to(room).emit` reaches every member of the lobby except the sender alice
      When alice sends "for the others" to the others in the lobby
      Then only bob receives "for the others"

  @lesson-B6
  @cluster
  Rule: Step 6: With an adapter, rooms and namespaces work across servers from the first client on
    Statements S6 and 34 to 36. A Redis adapter lets several servers share their rooms. True if the adapter is
    installed in an `IoAdapter`, before the server listens (NestJS documentation, "Adapters"). The lesson's
    code has two faults. node-redis 4 and later ignores `host` and `port` at the top level; it takes `url`, or
    `socket`. And the code stands in a gateway: with a namespace, `server.adapter` is an object and not a
    method; without one, in `afterInit`, the adapter comes after the first clients, and those clients miss the
    messages of their rooms, even from their own server. Messages and commands cross the adapter; membership
    is stored on each server only. In depth: CL-01, CL-03, CL-05, CL-12, CL-20.

    Scenario: A message to the lobby reaches its members on three servers, once each
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
        | dave   | /chat     | 2      |
      And alice, bob and carol joined the lobby
      When alice sends "on every server" to the lobby
      Then only alice, bob and carol receive "on every server"

    Scenario: An announcement reaches its namespace on three servers, and no other namespace
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
        | carol  | /chat     | 3      |
        | dave   | /news     | 2      |
      When alice sends "on every server" to everyone
      Then only alice, bob and carol receive "on every server"

    @fault-injection
    Scenario: The first client of a new server takes part in the lobby at once
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
      And alice and bob joined the lobby
      When disposable server 3 starts and dave connects to "/chat" as soon as it is accepted
      And dave joins the lobby
      And alice sends "for the newcomer" to the lobby
      And dave sends "from the newcomer" to the lobby
      Then only alice, bob and dave receive "for the newcomer"
      And only alice, bob and dave receive "from the newcomer"
