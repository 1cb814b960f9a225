Feature: Ids are not rooms for others
  Inside the server every socket is in a room named by its id. A server that passes names of rooms through lets anyone
  join that room, listen to what is meant for one, and cut that one off from its own broadcasts.

  Background:
    Given alice, bob and eve are connected to "/chat"

  @AU-08
  @must
  Rule: A client that joins another socket's id does not receive that socket's messages

    Scenario: Eve joins bob's id and does not hear what is told only to bob
      When eve tries to join the room named after bob's id
      And alice sends "for your ears" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only bob receives "for your ears"

    Scenario: Eve joins bob's id and still hears what bob tells everyone else
      When eve tries to join the room named after bob's id
      And bob sends "good morning" to everyone else
      Then the attempt is accepted or refused with FORBIDDEN
      And only alice and eve receive "good morning"

    Scenario: Eve joins the id that bob has in another namespace
      Given bob is connected to "/news"
      When eve tries to join the room named after bob's id in "/news"
      And alice sends "in /chat" to everyone
      Then the attempt is accepted or refused with FORBIDDEN
      And only alice, bob and eve receive "in /chat"

    Scenario: Eve tries bob's id, and is a member like anyone where she may join
      When eve tries to join the room named after bob's id
      And eve joins the lobby
      And alice sends "hello, eve" to the lobby
      And alice sends "eve is here" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only eve receives "hello, eve"
      And only bob receives "eve is here"

  @LC-09
  @should
  Rule: A client cannot lose the room of its own id

    Scenario: Bob leaves his own id and is still reached
      When bob tries to leave the room named after bob's id
      And alice sends "still there?" to bob
      Then the attempt is accepted or refused with FORBIDDEN
      And only bob receives "still there?"

    Scenario: Bob leaves his own id and still does not hear his own broadcasts
      When bob tries to leave the room named after bob's id
      And bob sends "hello, others" to everyone else
      Then the attempt is accepted or refused with FORBIDDEN
      And only alice and eve receive "hello, others"

  @AU-12
  @must
  Rule: The sender of a message is set by the server, not by the client

    Scenario: Eve signs with bob's id and it comes from eve
      Given alice joined the lobby
      When eve sends "I am bob" to the lobby with bob's id in the from field
      Then only alice receives "I am bob"
