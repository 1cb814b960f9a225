@auth
@private-rooms
Feature: Private rooms
  A room is private only if joining it and telling it are both authorised. Hiding its name protects nothing.

  @AU-06
  @must
  Rule: A client without permission is refused by a private room and does not become a member

    @lesson-P3
    Scenario: Bob may join and hears the room
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
      And alice and bob joined the vault
      When alice sends "combination" to the vault
      Then only alice and bob receive "combination"

    @lesson-P3
    Scenario: Eve may not join, is refused and hears nothing
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice and bob joined the vault
      And eve's request to join the vault was refused with FORBIDDEN
      When alice sends "combination" to the vault
      Then only alice and bob receive "combination"

    Scenario: A token for one private room opens no other
      Given these clients are connected:
        | client | namespace | token                           |
        | alice  | /members  | a member's token for the cellar |
        | bob    | /members  | a member's token for the vault  |
      And alice joined the cellar
      And bob's request to join the cellar was refused with FORBIDDEN
      When alice sends "not for bob" to the cellar
      Then only alice receives "not for bob"

    Scenario: Asking again opens nothing, and a refusal closes nothing else
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault and the lobby
      And eve's request to join the vault was refused with FORBIDDEN
      And eve joined the lobby
      And eve's request to join the vault was refused with FORBIDDEN
      When alice sends "combination" to the vault
      And alice sends "hello, eve" to the lobby
      Then only alice receives "combination"
      And only alice and eve receive "hello, eve"

  @AU-07
  @must
  Rule: No variant of a private room's name bypasses the permission check

    Scenario: Eve joins whatever could be taken for the vault, and hears nothing of it
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice and bob joined the vault
      When eve tries to join each of the variants of the vault
      And alice sends "combination" to the vault
      Then every attempt ended as the table allows
      And only alice and bob receive "combination"

  @AU-09
  @must
  Rule: A client outside a private room cannot send to it

    @lesson-P3
    @lesson-C3
    Scenario: Eve may not join, and may not speak either
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault
      When eve tries to send "let me in" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "let me in"

    Scenario Outline: Eve may not speak in a roundabout way either: <way>
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | eve    | /members  | a member's token               |
      And alice joined the vault and the lobby
      And eve joined the lobby
      When eve tries to send "let me in" to <way>
      Then the attempt is refused with FORBIDDEN
      And nobody receives "let me in"

      Examples: Other words for telling
        | way                         |
        | the others in the vault     |
        | the lobby and the vault     |
        | the vault except the garden |

    Scenario: Who has left may not speak any more
      Given these clients are connected:
        | client | namespace | token                          |
        | alice  | /members  | a member's token for the vault |
        | bob    | /members  | a member's token for the vault |
      And alice and bob joined the vault
      And bob left the vault
      When bob tries to send "one more thing" to the vault
      Then the attempt is refused with FORBIDDEN
      And nobody receives "one more thing"
