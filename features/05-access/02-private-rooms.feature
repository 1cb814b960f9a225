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
