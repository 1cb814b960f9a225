@impatient
Feature: Limits
  A server that takes whatever comes, for as long as somebody likes, ends by the first client that sends a gigabyte, or
  by a thousand that connect and say nothing. Its limits are for the one who exceeds them, not for the room.

  @PL-05 @must
  Rule: A message above the limit is refused, and nobody else notices

    Scenario Outline: A text above the limit reaches nobody: <sent>
      Given alice and bob are connected to "/chat" on the impatient server
      And bob is in the lobby
      And eve is connected to "/chat" on the impatient server, <sent>
      When eve tries to tell the lobby "too long", at a length above the limit
      Then nobody hears "too long"
      And the attempt is refused, or ends the connection

      Examples: Transports
        | sent           |
        | over WebSocket |
        | by polling     |

    Scenario: After a text above the limit the room goes on
      Given alice, bob and eve are connected to "/chat" on the impatient server
      And bob is in the lobby
      And eve has been refused "too long" in the lobby, at a length above the limit
      When alice tells the lobby "still fine?"
      Then only bob hears "still fine?"

    Scenario: A text below the limit passes
      Given alice and bob are connected to "/chat" on the impatient server
      And bob is in the lobby
      When alice tells the lobby "long", at a length just below the limit
      Then only bob hears "long"

    Scenario: What a server sends may be longer than what it takes
      Given alice is connected to "/chat" on the impatient server, over WebSocket
      And bob is connected to "/chat" on the impatient server, by polling
      And bob is in the lobby
      When alice tells the lobby "a picture", in bytes just below the limit
      Then only bob hears "a picture"

  @CN-11 @should
  Rule: A connection that asks for no namespace is closed after a while

    Scenario: Eve says nothing and loses her connection, alice keeps hers
      Given alice is connected to "/chat" on the impatient server
      When eve opens a bare connection to the impatient server and asks for nothing
      Then the server soon closes it
      And alice is answered in "/chat"
