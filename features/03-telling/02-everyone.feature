Feature: Telling a namespace
  An announcement goes to every socket of the namespace, and of that namespace only: "everyone" is never everyone on
  the server.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And dave is connected to "/news"

  @TM-01 @must
  Rule: An announcement reaches every socket of its namespace once, the sender too

    @claim-B5a @claim-O3 @claim-K4
    Scenario: Everyone in "/chat" hears it, in a room or not
      Given bob is in the lobby
      When alice tells everyone "dinner is ready"
      Then only alice, bob and carol hear "dinner is ready"

    Scenario: Who is in several rooms hears it once
      Given bob is in the lobby, the kitchen and the garden
      When alice tells everyone "once each"
      Then only alice, bob and carol hear "once each"

  @TM-04 @must
  Rule: A broadcast reaches every socket of its namespace but the sending one

    @claim-B5c @claim-K4
    Scenario: The sender does not hear its broadcast
      When alice tells everyone else "look here"
      Then only bob and carol hear "look here"

    @claim-B5c
    Scenario: The sender's other socket does
      Given alice's phone is connected to "/chat"
      When alice tells everyone else "look here"
      Then only alice's phone, bob and carol hear "look here"

  @TM-03 @must
  Rule: A direct message reaches one socket

    @claim-O3
    Scenario: Only bob hears what is told only to him
      Given alice, bob and carol are in the lobby
      When alice tells only bob "for you"
      Then only bob hears "for you"

    Scenario: The other socket of the same person does not hear it
      Given bob's phone is connected to "/chat"
      When alice tells only bob "for this one"
      Then only bob hears "for this one"

    Scenario: The other namespaces on the connection do not hear it
      Given eve is connected to "/chat" and "/news" on one connection
      When alice tells only eve "for this socket"
      Then only eve hears "for this socket"

  @LC-01 @must
  Rule: Every socket can be addressed by its own id, from the start

    @claim-O3
    Scenario: Bob is reached although he has joined no room
      When alice tells only bob "already here?"
      Then only bob hears "already here?"

    Scenario: Alice reaches herself
      When alice tells only alice "note to self"
      Then only alice hears "note to self"
