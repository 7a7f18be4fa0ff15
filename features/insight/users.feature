Feature: The people who buy
  The operator finds a buyer by name or e-mail address.

  Background:
    Given Ada has an account
    And Ben has an account

  Scenario: Everyone, the newest first
    When the operator looks at the users
    Then the operator finds "Ben", "Ada"

  Scenario: By a part of the name, in any case
    When the operator looks for "aDA" among the users
    Then the operator finds "Ada"

  Scenario: By the e-mail address
    When the operator looks for Ben's e-mail address among the users
    Then the operator finds "Ben"

  Scenario Outline: Nobody
    When the operator looks for "<text>" among the users
    Then the operator finds nothing

    Examples:
      | text  |
      | Chidi |
      | %     |
      | ' or  |

  Scenario: By standing
    When the operator looks at the suspended users
    Then the operator finds nothing
    When the operator looks at the unverified users
    Then the operator finds "Ben", "Ada"

  Scenario: How often someone has bought
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada bought "Invoices to a sheet"
    Then the operator sees that Ada has bought 1 workflow
    And the operator sees that Ben has bought 0 workflows

  Scenario: Nothing that would let anyone in
    When the operator looks at the users
    Then the operator sees nothing of anyone's password

  Scenario: Buyers do not see each other
    When Ada looks at the users
    Then Ada is refused, because one has to log in first
