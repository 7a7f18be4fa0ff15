Feature: The library
  A buyer finds all that is theirs in one place.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the shop gives away "A morning greeting"
    And Ada has an account

  Scenario: Empty at first
    Then Ada's library is empty

  Scenario: What was bought and what was taken, the newest first
    Given Ada bought "Invoices to a sheet"
    And Ada took "A morning greeting"
    Then Ada's library holds "A morning greeting", "Invoices to a sheet"
    And Ada's purchases show "Invoices to a sheet" for 5,000 NGN

  Scenario: A library is private
    Given Ada bought "Invoices to a sheet"
    And Ben has an account
    Then Ben's library is empty
    And Ben has no purchases

  Scenario: What was downloaded is remembered
    Given Ada bought "Invoices to a sheet"
    Then Ada's library shows "Invoices to a sheet" as never downloaded
    When Ada downloads "Invoices to a sheet"
    Then Ada's library shows "Invoices to a sheet" as downloaded and up to date
