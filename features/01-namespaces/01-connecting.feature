Feature: Connecting to a namespace
  A namespace is a logical endpoint with handlers, rooms and sockets of its own. A client asks for it by a packet, not
  by an HTTP path, and gets a socket of its own there.

  @CN-01 @must
  Rule: The main namespace gives every client a socket that is heard and answered

    @claim-B1
    Scenario: Alice connects to the main namespace and is answered
      Given alice is connected to "/"
      When alice says "hello" to the server
      Then only alice is answered "You said: hello"

  @CN-02 @must
  Rule: Every namespace that a server declares has handlers of its own

    @claim-B2a @claim-B4a
    Scenario Outline: A declared namespace answers its clients: <namespace>
      Given alice and bob are connected to <namespace>
      When alice says "hello" to the server
      Then only alice is answered "You said: hello"

      Examples: Namespaces of the contract
        | namespace |
        | "/chat"   |
        | "/news"   |

  @CN-03 @must
  Rule: A client has another socket, with another id, in every namespace

    @claim-U1 @claim-M4
    Scenario: No two sockets have one id
      When alice and bob connect to "/", "/chat" and "/news"
      Then each of them has an id of its own in each namespace

  @CN-05 @must
  Rule: Two connections to one namespace are two sockets, whoever holds them

    @claim-M1
    Scenario: What alice's phone joins, alice does not
      Given alice, alice's phone and bob are connected to "/chat"
      And alice's phone is in the lobby
      When bob tells the lobby "dinner?"
      Then only alice's phone hears "dinner?"

    Scenario: What alice leaves, her phone does not
      Given alice, alice's phone and bob are connected to "/chat"
      And alice and alice's phone are in the lobby
      And alice has left the lobby
      When bob tells the lobby "still there?"
      Then only alice's phone hears "still there?"

  @CN-12 @must @wire
  Rule: Nothing of a namespace comes before its CONNECT

    Scenario: Eve connects while everyone is being told something
      A client drops what comes before CONNECT: to send it too early is to lose it.

      Given alice and bob are connected to "/chat"
      When eve connects to "/chat" 6 times while alice keeps telling everyone something
      Then CONNECT came to eve before anything else, each time
      And alice and bob hear each of them once
