@control
@closing
Feature: Late copies of messages
  A fence proves that a client received nothing up to a point, but not that a timer on the server will send
  nothing later. Therefore, clients go on listening after their scenarios. After the last scenario of a lane,
  the suite waits for one silence window and then checks the ledger, the list of all messages and their
  recipients: no copy may have come late, twice or to the wrong client.

  Scenario: Every message of the lane was received once by its recipients and by nobody else
    When the silence window is over
    Then the ledger shows no unexpected copy
