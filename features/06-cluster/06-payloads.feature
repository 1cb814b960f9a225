@cluster
Feature: Payloads on the way to another server
  On the way to another server a message is packed once more, in a format of the backplane's. What that format has no
  word for is changed for some members of a room and not for others, and with no error.

  Background:
    Given alice and bob are connected to "/chat" on the first server
    And carol is connected to "/chat" on the second server
    And bob and carol are in the lobby

  @CL-14 @must
  Rule: What arrives on another server is what arrives on the speaker's own

    Scenario Outline: <what> are on another server what they are on alice's
      When alice tells the lobby each of the <payloads>
      Then carol hears each of them just as bob does

      Examples: What every server carries
        | what | payloads      |
        | JSON values   | JSON values   |
        | Texts         | texts         |
        | Binary values | binary values |

      @redis
      Examples: What a packing of bytes may have no word for
        | what | payloads                        |
        | Huge numbers                                 | huge numbers                    |
        | Objects with keys that JavaScript has a use for | objects with keys of JavaScript |
