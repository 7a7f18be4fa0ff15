Feature: Changing and removing what is in the shop
  What has been sold stays with its buyers; what nobody ever had can go.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the operator is at work

  Scenario: A new price
    When the operator changes the price of "Invoices to a sheet" to 7,500 NGN
    Then "Invoices to a sheet" is in the shop for 7,500 NGN

  Scenario: A price that nobody could be charged
    When the operator changes the price of "Invoices to a sheet" to 1 NGN
    Then the operator is refused, because the amount is below what can be charged
    And "Invoices to a sheet" is in the shop for 5,000 NGN

  Scenario: What nobody owns is gone when it is deleted
    When the operator deletes "Invoices to a sheet"
    Then "Invoices to a sheet" is not in the shop
    And the operator does not see "Invoices to a sheet" any more

  Scenario: What somebody owns is put away for good instead
    Given Ada bought "Invoices to a sheet"
    When the operator deletes "Invoices to a sheet"
    Then "Invoices to a sheet" is not in the shop
    But the operator sees "Invoices to a sheet" as archived
    And Ada can download "Invoices to a sheet"

  Scenario: What somebody is about to pay is put away, too
    Given Ada has an account
    And Ada started to buy "Invoices to a sheet"
    When the operator deletes "Invoices to a sheet"
    Then the operator sees "Invoices to a sheet" as archived

  Scenario: Buyers change nothing
    Given Ada has an account
    When Ada deletes "Invoices to a sheet"
    Then Ada is refused, because one has to log in first
    And "Invoices to a sheet" is in the shop for 5,000 NGN
