@roster
Feature: Coming and going
  In a crowd people come and go at the same time, and some are gone before the server has dealt with what they asked for.
  Whoever is left in a list by mistake stays in it until the server restarts.

  Background:
    Given alice is connected to "/chat"

  @LC-08 @must
  Rule: A join that is done after its client has gone leaves nobody behind

    Scenario: Eve asks to join the lobby and is gone, again and again, and is in it never more
      When eve comes, asks to join the lobby and is gone, 20 times
      And alice joins the lobby
      Then alice soon sees only alice in the lobby

  @LC-10 @should
  Rule: However many come and go at once, nobody is left behind

    Scenario: Bob, carol and dave join, leave, join again and go in all ways there are, and the lobby is empty
      When bob, carol and dave come, join, leave and join the lobby, and go again, 12 times each at once
      Then alice soon sees nobody in the lobby
