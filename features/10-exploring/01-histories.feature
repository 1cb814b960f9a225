Feature: Random sequences of actions
  The other features test one promise each, in a fixed order. Here, alice, bob and carol act at random in "/",
  "/chat" and "/news" for a few seconds, and a model of the members of each room determines the recipients of
  each message: to a room, to everyone, or to one client. If a sequence fails, the suite reduces it to the
  smallest one that still fails, and prints that as a scenario, with the seed that repeats it.

  @EX-01
  @must
  Rule: Every client receives exactly what is meant for it, in any order of actions

    Scenario: Every message reaches exactly its recipients while clients act at random
      When clients connect, join, leave, send and disconnect at random
      Then each message is received once by each of its recipients and by nobody else

    @moderation
    Scenario: Every message reaches exactly its recipients while clients also kick, evict and summon
      When clients connect, join, leave, send, disconnect, kick, evict and summon at random
      Then each message is received once by each of its recipients and by nobody else
