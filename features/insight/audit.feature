Feature: Who did what
  Whatever operators do stays on record, and the owner can look it up. Nobody can change it.

  Background:
    Given Ada has an account
    And Ben works here as support
    And Ben suspended Ada, because "chargebacks"

  Scenario: The last act first
    Then the last that the operator finds is that Ben did "user.suspend"

  Scenario: What one person did
    When the operator looks for what Ben did
    Then the operator finds "user.suspend", "admin.sign_in"

  Scenario: What one kind of act was
    Given Ben let Ada back in, because "the bank's mistake"
    When the operator looks for every "user.restore"
    Then the operator finds "user.restore"

  Scenario: What was done about one buyer, as far back as it goes
    Given Ben let Ada back in, because "the bank's mistake"
    When the operator looks for what was done about Ada
    Then the operator finds "user.restore", "user.suspend"

  Scenario: What is refused leaves no trace
    When Ben suspends somebody who is not there
    And the operator looks for what Ben did
    Then the operator finds "user.suspend", "admin.sign_in"

  Scenario: Since when
    When 3 days pass
    And the operator logs in
    And the operator looks for what was done in the last 2 days
    Then the operator finds "admin.sign_in"

  Scenario: Only owners look
    When Ben looks at the record of what was done
    Then Ben is refused, because their role is too small
