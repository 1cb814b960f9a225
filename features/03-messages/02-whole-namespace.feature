Feature: Telling a namespace
  An announcement goes to every socket of the namespace, and of that namespace only: "everyone" is never everyone on
  the server.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And dave is connected to "/news"

  @TM-01
  @must
  Rule: An announcement reaches every socket in its namespace once, including the sender

    @lesson-B5a
    @lesson-O3
    @lesson-K4
    Scenario: Everyone in "/chat" hears it, in a room or not
      Given bob joined the lobby
      When alice sends "dinner is ready" to everyone
      Then only alice, bob and carol receive "dinner is ready"

    Scenario: Who is in several rooms hears it once
      Given bob joined the lobby, the kitchen and the garden
      When alice sends "once each" to everyone
      Then only alice, bob and carol receive "once each"

  @TM-04
  @must
  Rule: A broadcast reaches every socket in its namespace except the sender

    @lesson-B5c
    @lesson-K4
    Scenario: The sender does not hear its broadcast
      When alice sends "look here" to everyone else
      Then only bob and carol receive "look here"

    @lesson-B5c
    Scenario: The sender's other socket does
      Given alice's phone is connected to "/chat"
      When alice sends "look here" to everyone else
      Then only alice's phone, bob and carol receive "look here"

  @TM-03
  @must
  Rule: A direct message reaches exactly one socket

    @lesson-O3
    Scenario: Only bob hears what is told only to him
      Given alice, bob and carol joined the lobby
      When alice sends "for you" to bob
      Then only bob receives "for you"

    Scenario: The other socket of the same person does not hear it
      Given bob's phone is connected to "/chat"
      When alice sends "for this one" to bob
      Then only bob receives "for this one"

    Scenario: The other namespaces on the connection do not hear it
      Given these clients are connected:
        | client | namespace    | connection |
        | eve    | /chat, /news | shared     |
      When alice sends "for this socket" to eve
      Then only eve receives "for this socket"

  @LC-01
  @must
  Rule: Every socket can be addressed by its own id as soon as it connects

    @lesson-O3
    Scenario: Bob is reached although he has joined no room
      When alice sends "already here?" to bob
      Then only bob receives "already here?"

    Scenario: Alice reaches herself
      When alice sends "note to self" to alice
      Then only alice receives "note to self"
