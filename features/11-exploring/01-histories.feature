Feature: Whatever people do
  The other features show one thing each, in an order that somebody thought of. Here alice, bob and carol do whatever
  comes to mind, in several namespaces, and a small model of who is in which room says who must hear what. A history
  that
  comes out wrong is made as small as it can be and told as a scenario, with the seed that repeats it.

  @EX-01
  @must
  Rule: Every client receives exactly what is meant for it, in any order of actions

    Scenario: People come, go, join, leave and tell in any order, and hear what is for them
      When clients connect, join, leave, send and disconnect at random
      Then each message is received once by each of its recipients and by nobody else

    @moderation
    Scenario: People are kicked, evicted and summoned in between, and hear what is for them
      When clients connect, join, leave, send, disconnect, kick, evict and summon at random
      Then each message is received once by each of its recipients and by nobody else
