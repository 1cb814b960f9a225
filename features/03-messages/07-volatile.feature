@flags
Feature: Volatile messages
  A volatile message, such as a cursor position, is useless if it arrives late, so the server may drop it,
  for one member and not for another. Nothing else may change: the message reaches no other client, arrives
  at most once and does not overtake another message.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob joined the lobby

  @TM-10
  @must
  Rule: A volatile message arrives at most once

    Scenario: alice and bob receive each of 20 volatile messages at most once
      When alice sends 20 messages, taking turns between:
        | the lobby with the volatile flag |
      Then at most alice and bob receive each message once

  @TM-12
  @must
  Rule: A volatile message reaches nobody outside its room

    Scenario: carol, who is not in the lobby, receives no volatile message to it
      When alice sends "at this moment" to the lobby with the volatile flag
      Then at most alice and bob receive "at this moment"

    Scenario: bob, excluded from a volatile message to the lobby, does not receive it
      When alice sends "at this moment" to the lobby except bob with the volatile flag
      Then at most alice receives "at this moment"

  @TM-13
  @must
  Rule: Volatile messages do not overtake one another

    Scenario: alice and bob receive 20 volatile messages, as far as they arrive, in the order sent
      When alice sends 20 messages, taking turns between:
        | the lobby with the volatile flag |
      Then at most alice and bob receive each message once
      And alice and bob receive the messages in the order in which they were sent

  @TM-20
  @must
  Rule: Volatile messages reach clients that are ready to receive
    A server may drop a volatile message only for a client whose connection is busy. Of ten messages that are sent
    one after the other, a client that does nothing else receives at least one.

    Scenario Outline: Some of ten volatile messages to <audience> arrive, each at most once
      When alice sends 10 messages, taking turns between:
        | <audience> with the volatile flag |
      Then at most <recipients> receive each message once
      And <recipients> receive at least one of the messages

      Examples: Every operation that sends
        | audience                   | recipients           |
        | the lobby                  | alice and bob        |
        | the others in the lobby    | bob                  |
        | the lobby and the kitchen  | alice and bob        |
        | the lobby except the attic | alice and bob        |
        | everyone                   | alice, bob and carol |
        | everyone else              | bob and carol        |
        | carol                      | carol                |
