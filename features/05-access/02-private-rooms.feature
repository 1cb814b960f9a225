@auth @private-rooms
Feature: Private rooms
  A room is private only if joining it and telling it are both authorised. Hiding its name protects nothing.

  @AU-06 @must
  Rule: Who may not join a private room is told so and does not become a member

    @claim-P3
    Scenario: Bob may join and hears the room
      Given alice and bob are connected to "/members" as members who may enter the vault
      And alice and bob are in the vault
      When alice tells the vault "combination"
      Then only alice and bob hear "combination"

    @claim-P3
    Scenario: Eve may not join, is refused and hears nothing
      Given alice and bob are connected to "/members" as members who may enter the vault
      And eve is connected to "/members" as a member
      And alice and bob are in the vault
      And eve has been refused as FORBIDDEN in the vault
      When alice tells the vault "combination"
      Then only alice and bob hear "combination"

    Scenario: A token for one private room opens no other
      Given alice is connected to "/members" as a member who may enter the cellar
      And bob is connected to "/members" as a member who may enter the vault
      And alice is in the cellar
      And bob has been refused as FORBIDDEN in the cellar
      When alice tells the cellar "not for bob"
      Then only alice hears "not for bob"

    Scenario: Asking again opens nothing, and a refusal closes nothing else
      Given alice is connected to "/members" as a member who may enter the vault
      And eve is connected to "/members" as a member
      And alice is in the vault and the lobby
      And eve has been refused as FORBIDDEN in the vault
      And eve is in the lobby
      And eve has been refused as FORBIDDEN in the vault
      When alice tells the vault "combination"
      And alice tells the lobby "hello, eve"
      Then only alice hears "combination"
      And only alice and eve hear "hello, eve"

  @AU-07 @must
  Rule: No form of a name slips past the check

    Scenario: Eve joins whatever could be taken for the vault, and hears nothing of it
      Given alice and bob are connected to "/members" as members who may enter the vault
      And eve is connected to "/members" as a member
      And alice and bob are in the vault
      And eve has tried to join every disguise of the vault
      When alice tells the vault "combination"
      Then only alice and bob hear "combination"

  @AU-09 @must
  Rule: Who is not in a private room cannot tell it anything

    @claim-P3 @claim-C3
    Scenario: Eve may not join, and may not speak either
      Given alice is connected to "/members" as a member who may enter the vault
      And eve is connected to "/members" as a member
      And alice is in the vault
      When eve tries to tell the vault "let me in"
      Then the attempt is refused as FORBIDDEN
      And nobody hears "let me in"

    Scenario Outline: Eve may not speak in a roundabout way either: <way>
      Given alice is connected to "/members" as a member who may enter the vault
      And eve is connected to "/members" as a member
      And alice is in the vault and the lobby
      And eve is in the lobby
      When eve tries to tell <way> "let me in"
      Then the attempt is refused as FORBIDDEN
      And nobody hears "let me in"

      Examples: Other words for telling
        | way                          |
        | the others in the vault      |
        | the lobby and the vault      |
        | the vault, except the garden, |

    Scenario: Who has left may not speak any more
      Given alice and bob are connected to "/members" as members who may enter the vault
      And alice and bob are in the vault
      And bob has left the vault
      When bob tries to tell the vault "one more thing"
      Then the attempt is refused as FORBIDDEN
      And nobody hears "one more thing"
