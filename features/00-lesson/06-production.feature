Feature: The lesson in production
  Real applications, as the lesson describes them: namespaces for features, rooms for groups and private chats,
  authorization before a room is joined, and monitoring.

  @lesson-P1
  Rule: Production 1: Namespaces serve features, and rooms serve groups of users and private chats
    Statement 63. True: it works because equal names in two namespaces are two rooms. In depth: IS-02, TM-03.

    Scenario: The room "42" of the chat and the room "42" of the news do not mix
      Given alice and bob are connected to "/chat" and "/news"
      And bob joined the room "42" of "/chat"
      And alice joined the room "42" of "/news"
      When alice sends "chat message" to the room "42" of "/chat"
      And bob sends "news item" to the room "42" of "/news"
      Then only bob receives "chat message"
      And only alice receives "news item"

    Scenario: A private chat of alice and bob is a room that carol is not in
      Given alice, bob and carol are connected to "/chat"
      And alice and bob joined the room "alice and bob"
      When bob sends "between us" to the room "alice and bob"
      Then only alice and bob receive "between us"

  @lesson-P2
  @cluster
  Rule: Production 2: Several servers with an adapter act as one
    Statement 64. True, with a condition that the lesson leaves out: HTTP long-polling, with which `io()`
    begins by default, needs a load balancer that sends all requests of a session to the same server. In
    depth: CL-01, TR-05.

    Scenario: dave, on a third server, takes part like anybody else
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | dave   | /chat     | 3      |
      And alice and dave joined the lobby
      When dave sends "from the third server" to the lobby
      Then only alice and dave receive "from the third server"

    Scenario: eve's polling session is refused by a server that did not create it
      Given these clients are connected:
        | client | namespace | server | transport   |
        | eve    | /chat     | 1      | raw polling |
      When eve polls the session on server 2
      Then the request is refused

  @lesson-P3
  @auth
  @private-rooms
  Rule: Production 3: Authorization decides who joins a room
    Statement 65. True if your code does it: neither Socket.IO nor NestJS checks a join by itself. The server
    must refuse the messages of outsiders as well. In depth: AU-06, AU-09.

    Background:
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault

    Scenario: eve's token does not open the vault, and eve receives nothing from it
      When eve tries to join the vault
      And alice sends "for members of the vault" to the vault
      Then the attempt is refused with FORBIDDEN
      And only alice receives "for members of the vault"

    Scenario: eve, outside the vault, cannot send to it
      When eve tries to send "from outside" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "from outside"

  @lesson-P4
  @monitoring
  Rule: Production 4: Monitoring shows the sizes of rooms and the rates of messages
    Statement 66. True of servers that count: Socket.IO has no counter of messages, and its adapter knows the
    sizes of the rooms on one server only. In depth: MO-01, MO-03, MO-04.

    Scenario: The reported size of the lobby follows its members
      Given alice and bob are connected to "/chat"
      When alice and bob join the lobby
      And bob leaves the lobby
      Then the servers together report 1 member of the lobby within 5 seconds

    @dynamic-namespaces
    Scenario: The message counters grow by what is sent and delivered, so that a rate can be computed
      Given alice and bob are connected to "/team-9040"
      And alice and bob joined the lobby
      And the metrics were read
      When alice sends "one message, two copies" to the lobby
      Then only alice and bob receive "one message, two copies"
      And the servers together have counted each message sent in "/team-9040" once
      And the servers together have counted each copy delivered in "/team-9040" once
