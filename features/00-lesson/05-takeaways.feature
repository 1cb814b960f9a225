Feature: The five takeaways of the lesson
  One scenario for each takeaway of the lesson.

  @lesson-K1
  Rule: Takeaway 1: Rooms and namespaces group clients logically, over one connection
    Statement 79. The lesson adds that they do so physically. They do not: the groups share a server, a port
    and, by default, one connection of each client. In depth: CN-04, IS-02.

    Scenario: One connection puts bob into three groups, and each group's message reaches bob once
      Given these clients are connected:
        | client | namespace    | connection |
        | alice  | /chat, /news |            |
        | bob    | /chat, /news | shared     |
      And bob joined the lobby of "/chat", the kitchen of "/chat" and the lobby of "/news"
      When alice sends "first group" to the lobby of "/chat"
      And alice sends "second group" to the kitchen of "/chat"
      And alice sends "third group" to the lobby of "/news"
      Then only bob receives "first group"
      And only bob receives "second group"
      And only bob receives "third group"

  @lesson-K2
  Rule: Takeaway 2: Namespaces separate channels, and rooms group clients inside a channel
    Statement 80. True: a message to a room reaches neither other namespaces nor the rest of its own. In
    depth: IS-01, IS-02, RM-02, RM-07.

    Scenario: A message to the lobby of "/chat" reaches neither "/news" nor the rest of "/chat"
      Given alice, bob and carol are connected to "/chat"
      And dave is connected to "/news"
      And bob joined the lobby of "/chat"
      And dave joined the lobby of "/news"
      When alice sends "for one group" to the lobby of "/chat"
      Then only bob receives "for one group"

  @lesson-K3
  Rule: Takeaway 3: A client connects to a namespace before it joins a room there
    Statement 81. True: the server adds a socket to a room only in the namespace that the socket belongs to.
    In depth: IS-07, WP-04.

    Scenario: carol, connected to "/news", receives the messages of its lobby; bob, in "/chat", does not
      Given alice and carol are connected to "/news"
      And bob is connected to "/chat"
      And bob and carol joined the lobby
      When alice sends "for connected members" to the lobby
      Then only carol receives "for connected members"

  @lesson-K4
  Rule: Takeaway 4: The broadcast operation decides whether the sender receives the message
    Statement 82. True: `server.to(room)` includes a sender that is a member, and `client.to(room)` does not.
    In depth: TM-01, TM-02, TM-04, TM-05.

    Scenario: alice receives what alice sends to the lobby, and not what alice sends to the others in it
      Given alice and bob are connected to "/chat"
      And alice and bob joined the lobby
      When alice sends "with me" to the lobby
      And alice sends "without me" to the others in the lobby
      Then only alice and bob receive "with me"
      And only bob receives "without me"

  @lesson-K5
  @cluster
  Rule: Takeaway 5: Several servers need an adapter
    Statement 83. True. "Consistent" says too much: between servers, a message is delivered at most once.
    Messages of one server arrive in order; messages of different servers may not. In depth: CL-01, CL-11,
    CL-22.

    Scenario: alice and bob, on two servers with an adapter, are one room
      Given these clients are connected:
        | client | namespace | server |
        | alice  | /chat     | 1      |
        | bob    | /chat     | 2      |
      And alice and bob joined the lobby
      When alice sends "one room" to the lobby
      Then only alice and bob receive "one room"
