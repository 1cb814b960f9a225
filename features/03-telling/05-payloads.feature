Feature: What arrives is what was sent
  A server of rooms carries other people's words. It may look at where they go; what they are is none of its business. A
  body that is cleaned, trimmed, encoded twice or read as a number reaches the right people and is wrong all the same,
  and often on the way to another server only.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And bob is in the lobby

  @PL-01 @must
  Rule: A JSON value arrives equal to what was sent

    Scenario: Bob hears every JSON value as alice told it
      When alice tells the lobby each of the JSON values
      Then only bob hears each of them, unchanged

    Scenario: What JSON has no word for arrives as JSON writes it
      When alice tells the lobby each of the values that JSON rewrites
      Then only bob hears each of them, as JSON writes it

    Scenario: JSON values come back in an acknowledgement unchanged
      When alice has each of the JSON values reflected
      Then each of them comes back, unchanged

  @PL-02 @must
  Rule: A text arrives character by character, whatever it holds

    Scenario: Bob hears every text as alice wrote it
      When alice tells the lobby each of the texts
      Then only bob hears each of them, unchanged

    Scenario: Texts come back in an acknowledgement unchanged
      When alice has each of the texts reflected
      Then each of them comes back, unchanged

  @PL-03 @must
  Rule: Bytes arrive as the same bytes, in the same places

    Scenario: Bob hears all bytes where alice put them
      When alice tells the lobby each of the binary values
      Then only bob hears each of them, unchanged

    Scenario: Bytes come back in an acknowledgement unchanged
      When alice has each of the binary values reflected
      Then each of them comes back, unchanged

    Scenario: The bytes of messages that are told at once do not mix
      Given alice and carol are in the lobby
      When alice, bob and carol each tell the lobby 20 messages with attachments at once
      Then alice, bob and carol hear each of them once

  @PL-04 @must
  Rule: An event has as many arguments as it was sent with, in their order

    Scenario: One argument, several or none come back as they were sent
      When alice has the arguments in each of the argument lists reflected
      Then each of them comes back, unchanged

  @PL-07 @must
  Rule: An object that is made to mislead changes nothing but itself

    Scenario: After hostile objects a room that is missing is missing still
      Given alice has tried to send the lobby each of the hostile objects
      When alice tries to tell a room that is missing "anybody?"
      Then the attempt is refused as INVALID
      And nobody hears "anybody?"

    Scenario: After hostile objects the room goes on
      Given alice has tried to send the lobby each of the hostile objects
      When alice tells the lobby "still fine?"
      Then only bob hears "still fine?"

    Scenario: What only looks like an attachment arrives as it is
      When alice tells the lobby each of the placeholder lookalikes
      Then only bob hears each of them, unchanged

  @PL-08 @must
  Rule: An event may have any name, and one that nobody handles does nothing

    Scenario: Under a name that is no verb nothing is told, and alice is answered as before
      When alice sends the lobby a message under each of the event names
      Then nobody hears any of them
      And alice is answered in "/chat"
