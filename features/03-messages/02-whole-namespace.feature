Feature: Messages to a whole namespace or to one socket
  An announcement goes to every socket of one namespace, and never to every socket of the server. A broadcast
  leaves out the sender, and a direct message goes to one socket by its id. Servers get this wrong when they
  add up rooms, so that members of several rooms receive several copies, or when they address a user or a
  connection instead of a socket, so that messages reach other devices or other namespaces.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And these clients are connected:
      | client | namespace | role      |
      | dave   | /news     | bystander |

  @TM-01
  @must
  Rule: An announcement reaches every socket in its namespace once, including the sender

    Scenario: Every client in "/chat", in a room or not, receives a message that alice sends to everyone
      Given bob joined the lobby
      When alice sends "for everyone" to everyone
      Then only alice, bob and carol receive "for everyone"

    Scenario: bob is in three rooms and receives one copy of a message to everyone
      Given bob joined the lobby, the kitchen and the garden
      When alice sends "for everyone" to everyone
      Then only alice, bob and carol receive "for everyone"

  @TM-04
  @must
  Rule: A broadcast reaches every socket in its namespace except the sender

    Scenario: alice does not receive a message that alice sends to everyone else
      When alice sends "for everyone else" to everyone else
      Then only bob and carol receive "for everyone else"

    Scenario: alice's phone receives a message that alice sends to everyone else
      Given alice's phone is connected to "/chat"
      When alice sends "for everyone else" to everyone else
      Then only alice's phone, bob and carol receive "for everyone else"

  @TM-03
  @must
  Rule: A direct message reaches exactly one socket

    Scenario: bob alone receives a direct message although others share a room with bob
      Given alice, bob and carol joined the lobby
      When alice sends "for bob" to bob
      Then only bob receives "for bob"

    Scenario: bob's phone does not receive a direct message to bob
      Given bob's phone is connected to "/chat"
      When alice sends "for bob" to bob
      Then only bob receives "for bob"

    Scenario: eve receives a direct message only in "/chat", although "/news" shares the connection
      "Only eve" means one copy, in the namespace of the message; a copy in "/news" fails the step.

      Given these clients are connected:
        | client | namespace    | connection |
        | eve    | /chat, /news | shared     |
      When alice sends "for eve" to eve
      Then only eve receives "for eve"

  @LC-01
  @must
  Rule: Every socket can be addressed by its own id as soon as it connects

    Scenario: bob receives a direct message without having joined any room
      When alice sends "for bob" to bob
      Then only bob receives "for bob"

    Scenario: alice receives a direct message that alice sends to alice
      When alice sends "for alice" to alice
      Then only alice receives "for alice"
