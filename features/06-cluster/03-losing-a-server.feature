@cluster
@fault-injection
Feature: Loss of a server
  Servers crash and hang, and a cluster is meant to survive that. The clients of the other servers must notice
  only that some clients are gone. The disposable servers 1, 2 and 3 form a group of their own with a
  backplane: a scenario may kill one (SIGKILL) or freeze it (SIGSTOP), and the suite replaces what was killed.

  Background:
    Given these clients are connected:
      | client | namespace | server       |
      | alice  | /chat     | disposable 1 |
      | bob    | /chat     | disposable 2 |
    And alice and bob joined the lobby

  @CL-16
  @must
  Rule: A killed server disturbs nobody on the other servers

    Scenario: alice and bob still receive messages of the lobby after carol's server was killed
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      When disposable server 3 is killed
      And alice sends "after the crash" to the lobby
      Then only alice and bob receive "after the crash"

  @CL-30
  @must
  Rule: The clients of a killed server are no longer listed as members

    @roster
    Scenario: alice no longer sees carol in the lobby after carol's server was killed
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      And alice saw only alice, bob and carol in the lobby within 5 seconds
      When disposable server 3 is killed
      Then alice sees only alice and bob in the lobby within 15 seconds

  @CL-17
  @must
  Rule: A frozen server does not hold up clients on the other servers
    A client that "possibly" receives a message gets one copy or none.

    Scenario: bob joins a room, and alice and bob receive messages of the lobby, while carol's server is frozen
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      And disposable server 3 is frozen
      When bob joins the kitchen
      And alice sends "during the freeze" to the lobby
      Then only alice and bob, and possibly carol, receive "during the freeze"

    @roster
    Scenario: alice's request for the members of the lobby is answered while bob's server is frozen
      Given disposable server 2 is frozen
      When alice asks for the members of the lobby
      Then the answer lists at least alice, or is refused with UNAVAILABLE

  @CL-18
  @must
  Rule: A client that moves from a dead server to another starts fresh there

    Scenario: carol, back on another server after a crash, receives messages only after joining again
      Given these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 3 |
      And carol joined the lobby
      And disposable server 3 was killed
      And these clients are connected:
        | client | namespace | server       |
        | carol  | /chat     | disposable 2 |
      And alice sent "before carol joined again" to the lobby
      When carol joins the lobby
      And alice sends "after carol joined again" to the lobby
      Then only alice and bob receive "before carol joined again"
      And only alice, bob and carol receive "after carol joined again"
      And carol is in the lobby and in no other room
      And carol has a new id in "/chat"

  @CL-20
  @must
  Rule: A new server is connected to the others before it accepts its first client
    The server replaces disposable server 3 and reaches the backplane late. dave tries to connect until it accepts.

    Scenario: dave, the first client of a new server, receives from and sends to the other servers
      When disposable server 3 starts and dave connects to "/chat" as soon as it is accepted
      And dave joins the lobby
      And alice sends "from an old server" to the lobby
      And dave sends "from the new server" to the lobby
      Then only alice, bob and dave receive "from an old server"
      And only alice, bob and dave receive "from the new server"

  @CL-42
  @must
  @roster
  Rule: A new server knows which clients of the other servers are in which rooms

    Scenario: dave, the first client of a new server, sees the members that joined before it started
      When disposable server 3 starts and dave connects to "/chat" as soon as it is accepted
      Then dave sees only alice and bob in the lobby within 5 seconds

  @CL-43
  @should
  @presence
  Rule: A new server notifies its clients when a member that joined before it started leaves

    @roster
    Scenario: dave, on a new server, is notified that bob left when bob's server is killed
      Given disposable server 3 starts and dave connects to "/chat" as soon as it is accepted
      And dave joined the lobby
      And dave saw only alice, bob and dave in the lobby within 5 seconds
      When disposable server 2 is killed
      Then only alice and dave are notified that bob left the lobby within 15 seconds
