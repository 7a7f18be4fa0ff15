Feature: Downloading
  A buyer gets the file of what they own, as often as they like; nobody else does.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the shop sells "A weekly report" for 2,000 NGN
    And Ada bought "Invoices to a sheet"

  Scenario: The file that n8n takes
    When Ada downloads "Invoices to a sheet"
    Then Ada's file holds the workflow "Invoices to a sheet"
    And nothing of the operator's own n8n is left in Ada's file

  Scenario: As often as they like
    When Ada downloads "Invoices to a sheet" 3 times
    Then Ada's files are all the same

  Scenario: What was not bought
    When Ada downloads "A weekly report"
    Then Ada is refused, because it was not bought

  Scenario: What somebody else bought
    Given Ben has an account
    When Ben downloads "Invoices to a sheet"
    Then Ben is refused, because it was not bought

  Scenario: Without an account
    When a visitor downloads "Invoices to a sheet"
    Then the visitor is refused, because one has to log in first

  Scenario: What was paid for, but not with the right amount
    Given Ada started to buy "A weekly report"
    And Ada paid 1,999 NGN instead
    When Ada downloads "A weekly report"
    Then Ada is refused, because it was not bought

  Scenario: What is no longer sold stays with its buyers
    Given the operator deleted "Invoices to a sheet"
    Then Ada can download "Invoices to a sheet"
