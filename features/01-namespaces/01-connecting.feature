Feature: Connecting to a namespace
  A namespace is a logical endpoint with handlers, rooms and sockets of its own. A client asks for it by a packet, not
  by an HTTP path, and gets a socket of its own there.

  @CN-01
  @must
  Rule: The main namespace gives every client a socket that can send and receive

    @lesson-B1
    Scenario: Alice connects to the main namespace and is answered
      Given alice is connected to "/"
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

  @CN-02
  @must
  Rule: The server answers clients in every namespace that it declares

    @lesson-B2a
    @lesson-B4a
    Scenario Outline: A declared namespace answers its clients: <namespace>
      Given alice and bob are connected to <namespace>
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

      Examples: Namespaces of the contract
        | namespace |
        | "/chat"   |
        | "/news"   |

  @CN-03
  @must
  Rule: A client has a different socket, with a different id, in every namespace

    @lesson-U1
    @lesson-M4
    Scenario: No two sockets have one id
      When alice and bob connect to "/", "/chat" and "/news"
      Then each client has its own id in each namespace

  @CN-05
  @must
  Rule: Two connections to one namespace are two separate sockets, even for the same person

    @lesson-M1
    Scenario: What alice's phone joins, alice does not
      Given alice, alice's phone and bob are connected to "/chat"
      And alice's phone joined the lobby
      When bob sends "dinner?" to the lobby
      Then only alice's phone receives "dinner?"

    Scenario: What alice leaves, her phone does not
      Given alice, alice's phone and bob are connected to "/chat"
      And alice and alice's phone joined the lobby
      And alice left the lobby
      When bob sends "still there?" to the lobby
      Then only alice's phone receives "still there?"

  @CN-12
  @must
  @transport-specific
  Rule: The server sends nothing for a namespace before the client has connected to it

    Scenario: Eve connects while everyone is being told something
      A client drops what comes before CONNECT: to send it too early is to lose it.

      Given alice and bob are connected to "/chat"
      When eve connects to "/chat" 6 times while alice keeps sending to everyone
      Then eve received CONNECT before any other packet of the namespace each time
      And only alice and bob receive each message once
