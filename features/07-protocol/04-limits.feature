@short-timeouts
Feature: Limits
  A server that takes whatever comes, for as long as somebody likes, ends by the first client that sends a gigabyte, or
  by a thousand that connect and say nothing. Its limits are for the one who exceeds them, not for the room.

  @PL-05
  @must
  Rule: A message above the size limit is refused and affects nobody else

    Scenario Outline: A text above the limit reaches nobody: <transport>
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
        | bob    | /chat     | short-timeout |
      And bob joined the lobby
      And these clients are connected:
        | client | namespace | server        | transport   |
        | eve    | /chat     | short-timeout | <transport> |
      When eve tries to send "too long" to the lobby in a message of 110000 bytes
      Then nobody receives "too long"
      And the attempt is refused or the connection is closed

      Examples: Transports
        | transport |
        | websocket |
        | polling   |

    Scenario: After a text above the limit the room goes on
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
        | bob    | /chat     | short-timeout |
        | eve    | /chat     | short-timeout |
      And bob joined the lobby
      When eve tries to send "too long" to the lobby in a message of 110000 bytes
      And alice sends "still fine?" to the lobby
      Then the attempt is refused or the connection is closed
      And nobody receives "too long"
      And only bob receives "still fine?"

    Scenario: A text below the limit passes
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
        | bob    | /chat     | short-timeout |
      And bob joined the lobby
      When alice sends "long" to the lobby in a message of 90000 bytes
      Then only bob receives "long"

    Scenario: What a server sends may be longer than what it takes
      Given these clients are connected:
        | client | namespace | server        | transport |
        | alice  | /chat     | short-timeout | websocket |
        | bob    | /chat     | short-timeout | polling   |
      And bob joined the lobby
      When alice sends "a picture" to the lobby with 90000 bytes attached
      Then only bob receives "a picture"

  @CN-11
  @should
  Rule: The server closes a connection that never requests a namespace

    Scenario: Eve says nothing and loses her connection, alice keeps hers
      Given these clients are connected:
        | client | namespace | server        |
        | alice  | /chat     | short-timeout |
      When eve opens a raw connection to the short-timeout server and connects to no namespace
      Then the server closes eve's connection within 6 seconds
      And alice is still served in "/chat"
