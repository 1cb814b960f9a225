Feature: Contents of messages
  A server may look at the address of a message, but it must deliver the contents exactly as they were sent.
  Contents that are sanitized, trimmed, encoded twice or converted to a number reach the right people and are
  still wrong, and often only on the way to another server. To check this without an audience, the server can
  also reflect contents: it returns them to the sender in the acknowledgement. Each table of values has a
  name in these scenarios, and is a file of that name in fixtures/payloads.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And bob joined the lobby

  @PL-01
  @must
  Rule: A JSON value arrives equal to the one sent

    Scenario: bob receives every JSON value equal to the one that alice sent
      When alice sends each of the JSON values to the lobby
      Then only bob receives each of them unchanged

    Scenario: bob receives values such as NaN, undefined and dates in the form that JSON gives them
      When alice sends each of the values that JSON rewrites to the lobby
      Then only bob receives each of them as JSON encodes it

    Scenario: alice receives every JSON value unchanged in the acknowledgement
      When alice sends each of the JSON values to be reflected
      Then every request is acknowledged with its own content

    @run-once
    Scenario Outline: Values that are easily lost arrive as alice sent them to <audience>
      When alice sends each of the values that get lost to <audience>
      Then only <recipients> receive each of them unchanged

      Examples: Every operation that sends, besides a message to one room
        | audience                     | recipients           |
        | the others in the lobby      | bob                  |
        | the lobby and the kitchen    | bob                  |
        | the lobby except the kitchen | bob                  |
        | everyone                     | alice, bob and carol |
        | everyone else                | bob and carol        |
        | bob                          | bob                  |

    @asking
    @run-once
    Scenario: bob is asked values that are easily lost as alice sent them
      Given bob answers "yes" when asked
      When alice asks the lobby each of the values that get lost
      Then only bob receives each of them unchanged

  @PL-02
  @must
  Rule: A text arrives unchanged, character for character

    Scenario: bob receives every text unchanged, character for character
      When alice sends each of the texts to the lobby
      Then only bob receives each of them unchanged

    @run-once
    Scenario: alice receives every text unchanged in the server's reply
      When alice sends each of the texts to the server
      Then only alice receives each of them unchanged

    Scenario: alice receives every text unchanged in the acknowledgement
      When alice sends each of the texts to be reflected
      Then every request is acknowledged with its own content

  @PL-03
  @must
  Rule: Binary data arrives byte for byte, in the same places

    Scenario: bob receives all binary data byte for byte, in the places where alice put it
      When alice sends each of the binary values to the lobby
      Then only bob receives each of them unchanged

    Scenario: alice receives all binary data unchanged in the acknowledgement
      When alice sends each of the binary values to be reflected
      Then every request is acknowledged with its own content

    Scenario: Attachments arrive byte for byte whichever operation sends them
      When alice sends 18 messages, taking turns between:
        | the others in the lobby with 2 attachments      |
        | the lobby and the kitchen with 2 attachments    |
        | the lobby except the kitchen with 2 attachments |
        | everyone with 2 attachments                     |
        | everyone else with 2 attachments                |
        | bob with 2 attachments                          |
      Then only these clients receive the messages, once each:
        | sent to                                         | received by          |
        | the others in the lobby with 2 attachments      | bob                  |
        | the lobby and the kitchen with 2 attachments    | bob                  |
        | the lobby except the kitchen with 2 attachments | bob                  |
        | everyone with 2 attachments                     | alice, bob and carol |
        | everyone else with 2 attachments                | bob and carol        |
        | bob with 2 attachments                          | bob                  |

    Scenario: Three clients send attachments at the same time, and each message keeps its own bytes
      Given alice and carol joined the lobby
      When these clients send messages at the same time:
        | client | messages | to                           |
        | alice  | 20       | the lobby with 2 attachments |
        | bob    | 20       | the lobby with 2 attachments |
        | carol  | 20       | the lobby with 2 attachments |
      Then only alice, bob and carol receive each message once

  @PL-04
  @should
  Rule: An event keeps the number and order of its arguments

    Scenario: alice receives one argument, several or none in the acknowledgement as they were sent
      When alice sends each of the argument lists to be reflected
      Then every request is acknowledged with its own content

  @PL-07
  @must
  Rule: A hostile object changes nothing outside itself

    Scenario: A message without a room is still refused after alice has sent hostile objects
      The hostile objects have keys such as "__proto__", with which a careless server changes all other
      objects, so that a payload without "room" seems to have one. The server may refuse or accept them.

      Given alice tried to send each of the hostile objects to the lobby
      When alice tries to send "for no room" to a missing room
      Then the attempt is refused with INVALID
      And nobody receives "for no room"

    Scenario: bob receives the next message to the lobby after alice has sent hostile objects
      Given alice tried to send each of the hostile objects to the lobby
      When alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby"

    Scenario: bob receives objects unchanged that only look like the placeholder of an attachment
      Inside a packet with attachments, Socket.IO marks the place of each attachment by such an object.

      When alice sends each of the placeholder lookalikes to the lobby
      Then only bob receives each of them unchanged

  @PL-08
  @must
  Rule: An event without a handler reaches nobody

    Scenario: Messages that alice emits under event names without a handler reach nobody
      When alice emits a message for the lobby under each of the event names
      Then nobody receives any of them

  @PL-09
  @must
  Rule: The server keeps serving a client that emits events of any name

    Scenario: alice is still served after emitting messages under event names without a handler
      When alice emits a message for the lobby under each of the event names
      Then alice is still served in "/chat"
      And nobody receives any of them
