@short-timeouts
Feature: Limits on messages and connections
  A server without limits fails when one client sends a gigabyte, or when a thousand clients connect and send
  nothing. A limit must affect only the client that exceeds it, not the room. The short-timeout server accepts
  messages of at most 100,000 bytes, and closes a connection that has requested no namespace within one
  second. A client is "still served" if the server answers its echo.

  @PL-05
  @must
  Rule: A message above the size limit is refused

    Scenario Outline: eve's message above the size limit reaches nobody over <transport>
      Given these clients are connected:
        | client | namespace | server        | transport   |
        | alice  | /chat     | short-timeout |             |
        | bob    | /chat     | short-timeout |             |
        | eve    | /chat     | short-timeout | <transport> |
      And bob joined the lobby
      When eve tries to send "above the limit" to the lobby in a message of 110000 bytes
      Then nobody receives "above the limit"
      And the attempt is refused or the connection is closed

      Examples: Transports of eve's connection
        | transport |
        | websocket |
        | polling   |

  @PL-10
  @must
  Rule: A message above the size limit affects nobody but its sender

    Scenario: bob still receives alice's messages after eve has sent one above the size limit
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
        | bob    | /chat     | short-timeout |
        | eve    | /chat     | short-timeout |
      And bob joined the lobby
      When eve tries to send "above the limit" to the lobby in a message of 110000 bytes
      And alice sends "after the large message" to the lobby
      Then the attempt is refused or the connection is closed
      And nobody receives "above the limit"
      And only bob receives "after the large message"

  @PL-11
  @must
  Rule: A message below the size limit arrives

    Scenario: bob receives a message just below the size limit
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
        | bob    | /chat     | short-timeout |
      And bob joined the lobby
      When alice sends "below the limit" to the lobby in a message of 90000 bytes
      Then only bob receives "below the limit"

    Scenario: bob receives by polling a packet that is larger than the size limit for clients
      Polling encodes the 90,000 bytes in base64, so that the server sends bob about 120,000 bytes. The limit
      applies only to what clients send.

      Given these clients are connected:
        | client | namespace | server        | transport |
        | alice  | /chat     | short-timeout | websocket |
        | bob    | /chat     | short-timeout | polling   |
      And bob joined the lobby
      When alice sends "large from the server" to the lobby with 90000 bytes attached
      Then only bob receives "large from the server"

  @CN-11
  @should
  Rule: The server closes a connection that never requests a namespace

    Scenario: eve, connected to no namespace, is disconnected while alice is still served
      Given these clients are connected:
        | client | namespace | server        | transport     |
        | alice  | /chat     | short-timeout |               |
        | eve    |           | short-timeout | raw websocket |
      Then the server closes eve's connection within 6 seconds
      And alice is still served in "/chat"
