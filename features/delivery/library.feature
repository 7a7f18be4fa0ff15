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

  Scenario: A new version shows
    Given Ada bought "Invoices to a sheet"
    And Ada downloaded "Invoices to a sheet"
    When the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada's library offers version 1.1.0 of "Invoices to a sheet" in place of 1.0.0
    When Ada downloads "Invoices to a sheet"
    Then Ada's library shows version 1.1.0 of "Invoices to a sheet" as up to date

  Scenario: A version that is not released yet does not show
    Given Ada bought "Invoices to a sheet"
    And Ada downloaded "Invoices to a sheet"
    When the operator uploads version 1.1.0 of "Invoices to a sheet"
    Then Ada's library shows version 1.0.0 of "Invoices to a sheet" as up to date

  Scenario: Before the first download there is nothing to update
    Given Ada bought "Invoices to a sheet"
    When the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada's library offers version 1.1.0 of "Invoices to a sheet"

  Scenario: Whoever has a version that was yanked is offered another
    Given the operator released a new version 1.1.0 of "Invoices to a sheet"
    And Ada bought "Invoices to a sheet"
    And Ada downloaded "Invoices to a sheet"
    When the operator yanks version 1.1.0 of "Invoices to a sheet"
    Then Ada's library offers version 1.0.0 of "Invoices to a sheet" in place of 1.1.0

  Scenario: What was removed has no updates
    Given Ada bought "Invoices to a sheet"
    And Ada downloaded "Invoices to a sheet"
    And the operator released a new version 1.1.0 of "Invoices to a sheet"
    When the operator removes "Invoices to a sheet" for good
    Then Ada's library offers no update of "Invoices to a sheet"
