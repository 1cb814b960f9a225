Feature: Ids are not rooms for others
  Inside the server every socket is in a room named by its id. A server that passes names of rooms through lets anyone
  join that room, listen to what is meant for one, and cut that one off from its own broadcasts.

  Background:
    Given alice, bob and eve are connected to "/chat"

  @AU-08 @must
  Rule: Joining somebody's id does not make a listener of anyone

    Scenario: Eve joins bob's id and does not hear what is told only to bob
      Given eve has tried to join the room named like bob's id
      When alice tells only bob "for your ears"
      Then only bob hears "for your ears"

    Scenario: Eve joins bob's id and still hears what bob tells everyone else
      Given eve has tried to join the room named like bob's id
      When bob tells everyone else "good morning"
      Then only alice and eve hear "good morning"

    Scenario: Eve joins the id that bob has in another namespace
      Given bob is connected to "/news"
      And eve has tried to join the room named like bob's id in "/news"
      When alice tells everyone "in /chat"
      Then only alice, bob and eve hear "in /chat"

    Scenario: Eve tries bob's id, and is a member like anyone where she may join
      Given eve has tried to join the room named like bob's id
      And eve is in the lobby
      When alice tells the lobby "hello, eve"
      And alice tells only bob "eve is here"
      Then only eve hears "hello, eve"
      And only bob hears "eve is here"

  @LC-09 @should
  Rule: Nobody can lose the room of their own id

    Scenario: Bob leaves his own id and is still reached
      Given bob has tried to leave the room named like bob's id
      When alice tells only bob "still there?"
      Then only bob hears "still there?"

    Scenario: Bob leaves his own id and still does not hear his own broadcasts
      Given bob has tried to leave the room named like bob's id
      When bob tells everyone else "hello, others"
      Then only alice and eve hear "hello, others"

  @AU-12 @must
  Rule: The server says who speaks, not the speaker

    Scenario: Eve signs with bob's id and it comes from eve
      Given alice is in the lobby
      When eve tells the lobby "I am bob", signed with bob's id
      Then only alice hears "I am bob"
