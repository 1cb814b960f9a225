@roster @impatient
Feature: Falling silent
  A client that hangs, or whose network is gone, does not say goodbye. Only the heartbeat finds it out; without one it
  stays in every list, and the server goes on sending to it.

  @LC-07 @must
  Rule: Who answers no ping in time is put out, and who answers stays

    Scenario: Eve falls silent, and soon only alice is in the lobby
      Given alice is connected to "/chat" on the impatient server
      And alice is in the lobby
      And eve has a bare connection to "/chat" on the impatient server, in the lobby
      When eve falls silent for longer than the server waits
      Then alice soon sees only alice in the lobby
