@roster
Feature: Rooms of each member in a member list
  The member list of a room names each member by its id, together with the rooms that it is in. A page that
  shows where people are reads these rooms: a wrong room shows them in the wrong place.

  Background:
    Given alice, bob and carol are connected to "/chat"
    And alice and bob joined the lobby
    And bob joined the kitchen

  @LC-22
  @must
  Rule: A member list gives each member exactly its rooms, without the room of its own id

    Scenario: alice sees in the lobby that bob is also in the kitchen, and alice is not
      When carol joins the garden
      Then alice sees in the lobby that bob is in the lobby and the kitchen and in no other room
      And alice sees in the lobby that alice is in the lobby and in no other room

    Scenario: alice sees in the lobby that bob is no longer in the kitchen after leaving it
      When bob leaves the kitchen
      Then alice sees in the lobby that bob is in the lobby and in no other room

    @moderation
    @run-once
    Scenario: alice sees in the lobby that carol has moved bob from the kitchen to the garden
      When carol evicts bob from the kitchen
      And carol summons bob into the garden
      Then alice sees in the lobby that bob is in the lobby and the garden and in no other room

    Scenario: carol, outside the lobby, sees where its members are
      When bob joins the garden
      Then carol sees in the lobby that bob is in the lobby, the kitchen and the garden and in no other room
