@cluster
Feature: Payloads between servers
  A message to another server is encoded once more, in a format of the backplane. If that format cannot
  represent a value, some members of a room receive a changed value and others the right one, without an
  error. The tables are in fixtures/payloads; PL-01 to PL-03 test that bob receives them unchanged.

  Background:
    Given these clients are connected:
      | client | namespace | server |
      | alice  | /chat     | 1      |
      | bob    | /chat     | 1      |
      | carol  | /chat     | 2      |
    And bob and carol joined the lobby

  @CL-14
  @must
  Rule: A payload arrives on another server exactly as it arrives on the sender's own

    Scenario Outline: carol, on another server, receives the <payloads> exactly as bob does
      When alice sends each of the <payloads> to the lobby
      Then carol receives each of them exactly as bob does

      Examples: Payloads that every backplane must carry
        | payloads      |
        | JSON values   |
        | texts         |
        | binary values |

  @CL-32
  @should
  Rule: A value that a binary format cannot represent arrives on another server unchanged

    @redis
    Scenario Outline: carol, on another server, receives the <payloads> exactly as bob does
      When alice sends each of the <payloads> to the lobby
      Then carol receives each of them exactly as bob does

      Examples: Payloads that a binary encoding may not represent, such as 1e300 or the key "__proto__"
        | payloads                        |
        | huge numbers                    |
        | objects with keys of JavaScript |
