@cluster
@fault-injection
@outage
Feature: Recovery from an outage of the backplane
  After an outage, messages of one namespace may cross again while those of another, or the requests that
  servers send each other, do not: they use subscriptions of their own. Only the features that need them fail
  then, until somebody restarts the servers. alice is on disposable server 1, bob and carol on 2.

  @CL-40
  @must
  Rule: Messages of every namespace cross between the servers again once the backplane is back
    alice sends messages again and again until one reaches every named client, for at most 15 seconds. The
    next message must then reach the named clients, once each, and nobody else.

    Scenario: bob receives alice's messages again in three namespaces after one outage
      Given these clients are connected:
        | client | namespace       | server       | connection |
        | alice  | /, /chat, /news | disposable 1 | shared     |
        | bob    | /, /chat, /news | disposable 2 | shared     |
        | carol  | /, /chat, /news | disposable 2 | shared     |
      And bob joined the lobby of "/", the lobby of "/chat" and the lobby of "/news"
      And the backplane was cut
      When the backplane is restored
      Then only bob receives what alice sends to the lobby of "/" within 15 seconds
      And only bob receives what alice sends to the lobby of "/chat" within 15 seconds
      And only bob receives what alice sends to the lobby of "/news" within 15 seconds

    @dynamic-namespaces
    Scenario: bob receives alice's messages again in a dynamic namespace that was new before the outage
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /team-91  | disposable 1 |
        | bob    | /team-91  | disposable 2 |
        | carol  | /team-91  | disposable 2 |
      And bob joined the lobby
      And the backplane was cut
      When the backplane is restored
      Then only bob receives what alice sends to the lobby within 15 seconds

  @CL-41
  @must
  Rule: Every operation works across servers again once the backplane is back

    Background:
      Given these clients are connected:
        | client | namespace | server       |
        | alice  | /chat     | disposable 1 |
        | bob    | /chat     | disposable 2 |
        | carol  | /chat     | disposable 2 |
      And bob joined the lobby
      And the backplane recovered from an outage

    Scenario: bob and carol, on another server, receive each kind of message after an outage
      When alice sends "for the lobby" to the others in the lobby
      And alice sends "for two rooms" to the lobby and the kitchen
      And alice sends "for nobody in the kitchen" to the lobby except the kitchen
      And alice sends "for everyone" to everyone
      And alice sends "for everyone else" to everyone else
      And alice sends "for carol" to carol
      Then only bob receives "for the lobby"
      And only bob receives "for two rooms"
      And only bob receives "for nobody in the kitchen"
      And only alice, bob and carol receive "for everyone"
      And only bob and carol receive "for everyone else"
      And only carol receives "for carol"

    @roster
    Scenario: alice sees the members on another server after an outage
      Then alice sees only bob in the lobby within 5 seconds

    @asking
    Scenario: alice gets the answer of bob, on another server, after an outage
      Given bob answers "yes" when asked
      When alice asks the lobby "are you back?" with a timeout of 60000 ms
      Then only bob receives "are you back?"
      And the acknowledgement has the answer "yes" from bob and is complete

    @moderation
    Scenario: alice moves and kicks clients on another server after an outage
      Given alice summoned carol into the lobby
      And alice sent "for bob and carol" to the lobby
      And alice evicted bob from the lobby
      And bob received the notice of its eviction from the lobby
      When alice sends "for carol" to the lobby
      And alice kicks carol from "/chat"
      Then only bob and carol receive "for bob and carol"
      And only carol receives "for carol"
      And the server disconnects carol from "/chat"
