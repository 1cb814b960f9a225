Feature: Connecting to a namespace
  A namespace is a separate channel of a Socket.IO server, with its own handlers, rooms and sockets. A client
  asks for a namespace in a CONNECT packet, not in an HTTP path, and the server creates a new socket for the
  client in that namespace. If two sockets share an id or their rooms, messages reach the wrong device of a
  user. In the scenarios, "alice's phone" is a second client of the same person.

  @CN-01
  @must
  Rule: The main namespace gives every client a socket that can send and receive

    Scenario: alice connects to the main namespace and receives the server's reply to a message
      Given alice is connected to "/"
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

  @CN-02
  @must
  Rule: The server answers clients in every namespace that it declares

    Scenario Outline: alice receives the server's reply in the declared namespace <namespace>
      Given alice and bob are connected to <namespace>
      When alice sends "hello" to the server
      Then only alice receives the reply "You said: hello"

      Examples: The namespaces that every server declares besides the main namespace
        | namespace |
        | "/chat"   |
        | "/news"   |

    @nestjs
    Scenario: alice and bob connect to the namespace of the NestJS handlers
      When alice and bob connect to "/nest"
      Then each client has its own id in each namespace

  @CN-03
  @should
  Rule: A client has a different socket, with a different id, in every namespace

    Scenario: alice and bob have six different socket ids in three namespaces
      When alice and bob connect to "/", "/chat" and "/news"
      Then each client has its own id in each namespace

  @CN-20
  @must
  @transport-specific
  Rule: The id of a socket is public and opens no session
    Every recipient of a message receives the id of its sender. The session of a connection is a secret: a client
    that knows it can send and receive in place of its owner.

    Scenario Outline: eve is refused with <flaw> while bob is connected to <namespace> over <transport>
      Given these clients are connected:
        | client | namespace   | transport   |
        | bob    | <namespace> | <transport> |
      When eve sends <request> with "<flaw>"
      Then the request is refused
      And bob is still served in <namespace>

      Examples: Requests with the id of bob's socket in place of a session
        | namespace | transport | request             | flaw                                         |
        | "/"       | polling   | an HTTP request     | a message for the session of bob's public id |
        | "/"       | polling   | a WebSocket request | the public id of bob's socket as the session |
        | "/"       | websocket | a WebSocket request | the public id of bob's socket as the session |
        | "/chat"   | polling   | an HTTP request     | a message for the session of bob's public id |
        | "/chat"   | websocket | a WebSocket request | the public id of bob's socket as the session |
        | "/news"   | polling   | an HTTP request     | a message for the session of bob's public id |

  @CN-05
  @must
  Rule: Two connections to one namespace are two separate sockets, even for the same person

    Scenario: alice stays outside the lobby when alice's phone joins it
      Given alice, alice's phone and bob are connected to "/chat"
      And alice's phone joined the lobby
      When bob sends "for alice's phone" to the lobby
      Then only alice's phone receives "for alice's phone"

    Scenario: alice's phone stays in the lobby when alice leaves it
      Given alice, alice's phone and bob are connected to "/chat"
      And alice and alice's phone joined the lobby
      And alice left the lobby
      When bob sends "for alice's phone" to the lobby
      Then only alice's phone receives "for alice's phone"

  @CN-12
  @should
  @transport-specific
  Rule: The server sends nothing for a namespace before the client has connected to it

    Scenario: eve receives CONNECT before any message while alice sends to everyone
      `socket.io-client` keeps events that arrive before CONNECT; a library that drops them loses the message.
      eve connects on a bare WebSocket of its own each time; only the order of the packets to eve is checked.

      Given alice and bob are connected to "/chat"
      When eve connects to "/chat" 6 times while alice keeps sending to everyone
      Then eve received CONNECT before any other packet of the namespace each time
      And only alice and bob receive each message once
