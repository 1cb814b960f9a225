@cluster
Feature: Payloads on the way to another server
  On the way to another server a message is packed once more, in a format of the backplane's. What that format has no
  word for is changed for some members of a room and not for others, and with no error.

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

    Scenario Outline: <what> are on another server what they are on alice's
      When alice sends each of the <payloads> to the lobby
      Then carol receives each of them exactly as bob does

      Examples: What every server carries
        | what          | payloads      |
        | JSON values   | JSON values   |
        | Texts         | texts         |
        | Binary values | binary values |

      @redis
      Examples: What a packing of bytes may have no word for
        | what                                            | payloads                        |
        | Huge numbers                                    | huge numbers                    |
        | Objects with keys that JavaScript has a use for | objects with keys of JavaScript |
