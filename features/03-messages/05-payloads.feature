Feature: What arrives is what was sent
  A server of rooms carries other people's words. It may look at where they go; what they are is none of its business. A
  body that is cleaned, trimmed, encoded twice or read as a number reaches the right people and is wrong all the same,
  and often on the way to another server only.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And bob joined the lobby

  @PL-01
  @must
  Rule: A JSON value arrives equal to the one sent

    Scenario: Bob hears every JSON value as alice told it
      When alice sends each of the JSON values to the lobby
      Then only bob receives each of them unchanged

    Scenario: What JSON has no word for arrives as JSON writes it
      When alice sends each of the values that JSON rewrites to the lobby
      Then only bob receives each of them as JSON encodes it

    Scenario: JSON values come back in an acknowledgement unchanged
      When alice sends each of the JSON values to be reflected
      Then every request is acknowledged with its own content

  @PL-02
  @must
  Rule: A text arrives unchanged, character for character

    Scenario: Bob hears every text as alice wrote it
      When alice sends each of the texts to the lobby
      Then only bob receives each of them unchanged

    Scenario: Texts come back in an acknowledgement unchanged
      When alice sends each of the texts to be reflected
      Then every request is acknowledged with its own content

  @PL-03
  @must
  Rule: Binary data arrives byte for byte, in the same places

    Scenario: Bob hears all bytes where alice put them
      When alice sends each of the binary values to the lobby
      Then only bob receives each of them unchanged

    Scenario: Bytes come back in an acknowledgement unchanged
      When alice sends each of the binary values to be reflected
      Then every request is acknowledged with its own content

    Scenario: The bytes of messages that are told at once do not mix
      Given alice and carol joined the lobby
      When these clients send messages at the same time:
        | client | messages | to                           |
        | alice  | 20       | the lobby with 2 attachments |
        | bob    | 20       | the lobby with 2 attachments |
        | carol  | 20       | the lobby with 2 attachments |
      Then only alice, bob and carol receive each message once

  @PL-04
  @must
  Rule: An event keeps the number and order of its arguments

    Scenario: One argument, several or none come back as they were sent
      When alice sends each of the argument lists to be reflected
      Then every request is acknowledged with its own content

  @PL-07
  @must
  Rule: A hostile object changes nothing outside itself

    Scenario: After hostile objects a room that is missing is missing still
      Given alice tried to send each of the hostile objects to the lobby
      When alice tries to send "anybody?" to a missing room
      Then the attempt is refused with INVALID
      And nobody receives "anybody?"

    Scenario: After hostile objects the room goes on
      Given alice tried to send each of the hostile objects to the lobby
      When alice sends "still fine?" to the lobby
      Then only bob receives "still fine?"

    Scenario: What only looks like an attachment arrives as it is
      When alice sends each of the placeholder lookalikes to the lobby
      Then only bob receives each of them unchanged

  @PL-08
  @must
  Rule: An event may have any name, and an event without a handler has no effect

    Scenario: Under a name that is no verb nothing is told, and alice is answered as before
      When alice emits a message for the lobby under each of the event names
      Then nobody receives any of them
      And alice is still served in "/chat"
