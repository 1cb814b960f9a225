Feature: Messages to several rooms
  A message to several rooms has one audience: everybody who is in at least one of them. A server that sends
  to one room after the other delivers two copies to members of both. The settings of one message, such as
  its rooms and exclusions, must not carry over to the next message or to another sender's message.

  Background:
    Given alice, bob, carol and dave are connected to "/chat"
    And bob joined the lobby
    And carol joined the kitchen

  @TM-06
  @must
  Rule: A member of several of the addressed rooms receives one copy

    Scenario: bob and carol are in different rooms and each receive one copy of a message to both rooms
      When alice sends "for both rooms" to the lobby and the kitchen
      Then only bob and carol receive "for both rooms"

    Scenario: bob is in both addressed rooms and receives one copy
      Given bob joined the kitchen
      When alice sends "for both rooms" to the lobby and the kitchen
      Then only bob and carol receive "for both rooms"

    Scenario: Members of one or two of the four addressed rooms each receive one copy
      Given bob and dave joined the garden
      And dave joined the hall
      When alice sends "for four rooms" to the lobby, the kitchen, the garden and the hall
      Then only bob, carol and dave receive "for four rooms"

    Scenario: The member of the last of four addressed rooms receives one copy
      Given dave joined the garden
      When alice sends "for four rooms" to the attic, the hall, the cupboard and the garden
      Then only dave receives "for four rooms"

    Scenario: alice is in both rooms that alice sends to and receives one copy
      Given alice joined the lobby and the kitchen
      When alice sends "for both rooms" to the lobby and the kitchen
      Then only alice, bob and carol receive "for both rooms"

    Scenario: bob receives a message to the lobby and to a room that is empty
      When alice sends "for both rooms" to the attic and the lobby
      Then only bob receives "for both rooms"

  @TM-09
  @must
  Rule: One message does not change the recipients of another

    Scenario: carol receives a message to the lobby that follows one that excluded carol
      Given carol joined the lobby
      When alice sends "for the lobby without carol" to the lobby except carol
      And alice sends "for the lobby" to the lobby
      Then only bob receives "for the lobby without carol"
      And only bob and carol receive "for the lobby"

    Scenario: Everyone receives an announcement that follows a message to the lobby
      When alice sends "for the lobby" to the lobby
      And alice sends "for everyone" to everyone
      Then only bob receives "for the lobby"
      And only alice, bob, carol and dave receive "for everyone"

    Scenario: bob still receives messages to the lobby after alice has tried to send to it from outside
      Where only members send, the server may refuse or ignore the message from outside. It must keep serving
      the members.

      Given alice tried to send "from outside" to the lobby
      When bob sends "from inside" to the lobby
      Then only bob receives "from inside"
      And at most bob receives "from outside"

    Scenario: bob and carol receive only the messages of their own rooms when two clients send at once
      When these clients send messages at the same time:
        | client | messages | to          |
        | alice  | 20       | the lobby   |
        | dave   | 20       | the kitchen |
      Then only these clients receive the messages, once each:
        | sent to     | received by |
        | the lobby   | bob         |
        | the kitchen | carol       |
