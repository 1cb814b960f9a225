@control
@closing
Feature: Nothing comes late
  A fence proves what has been published, not what a timer will publish later. So everybody who took part goes on
  listening until the last scenario of the lane is over, and one silence window later the ledger is closed: no message
  may have come late, twice, or to somebody it was not for.

  Scenario: After the silence window every message has been heard by whom it was for, once
    When the silence window is over
    Then the ledger shows no unexpected copy
