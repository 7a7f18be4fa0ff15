Feature: The people of the shop
  Operators log in at a door of their own. Buyers and operators never pass through each other's.

  Scenario: The operator logs in
    When the operator logs in
    Then the operator is logged in

  Scenario: With a wrong password
    When the operator logs in with a wrong password
    Then the operator is refused, because e-mail address or password is wrong

  Scenario: A buyer has no key to the operator's door
    Given Ada has an account
    When Ada opens the operator's door
    Then Ada is refused, because one has to log in first

  Scenario: Nor has an operator an account as a buyer
    Given the operator is at work
    When the operator opens a buyer's door
    Then the operator is refused, because one has to log in first

  Scenario: An operator who is away for half a day logs in again
    Given the operator is at work
    When the operator comes back after 12 hours
    Then the operator is not logged in

  Scenario: Logging out ends the session for good
    Given the operator is at work
    When the operator logs out
    Then what the operator's device still keeps opens nothing
