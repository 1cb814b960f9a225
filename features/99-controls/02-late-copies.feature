@control
@closing
Feature: Late copies of messages
  A fence proves that a client received nothing up to a point, but not that a timer on the server will send
  nothing later. Therefore, clients keep listening after their scenarios. After the last scenario of a lane,
  the suite waits for one silence window (250 ms unless the target file says otherwise) and then checks the
  ledger, the list of all messages and their recipients: no copy may have arrived late, twice or at the wrong
  client.

  Scenario: No client of the lane received a copy late, twice or by mistake
    When the silence window is over
    Then the ledger shows no unexpected copy
