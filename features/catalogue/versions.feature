Feature: Versions
  A version never changes once it is uploaded. Buyers get the highest one that is released; one that turns out to be
  bad is yanked, and stays with those who depend on it.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the operator is at work

  Scenario: A version waits until it is released
    When the operator uploads version 1.1.0 of "Invoices to a sheet"
    Then version 1.0.0 of "Invoices to a sheet" is on offer
    When the operator releases version 1.1.0 of "Invoices to a sheet"
    Then version 1.1.0 of "Invoices to a sheet" is on offer

  Scenario: The highest version is on offer, not the last one
    Given the operator released a new version 2.0.0 of "Invoices to a sheet"
    When the operator releases a new version 1.0.1 of "Invoices to a sheet"
    Then version 2.0.0 of "Invoices to a sheet" is on offer

  Scenario: A number is used once
    When the operator uploads version 1.0.0 of "Invoices to a sheet"
    Then the operator is refused, because there is such a version
    When the operator uploads version 1.0.0+again of "Invoices to a sheet"
    Then the operator is refused, because there is such a version

  Scenario: A number that is none
    When the operator uploads version one of "Invoices to a sheet"
    Then the operator is refused, because the entries are not right

  Scenario: A version that turned out to be bad
    Given the operator released a new version 1.1.0 of "Invoices to a sheet"
    When the operator yanks version 1.1.0 of "Invoices to a sheet"
    Then version 1.0.0 of "Invoices to a sheet" is on offer
    When the operator releases version 1.1.0 of "Invoices to a sheet"
    Then the operator is refused, because this is not possible any more

  Scenario: Whoever has a yanked version can get it again
    Given Ada bought "Invoices to a sheet"
    And the operator released a new version 1.1.0 of "Invoices to a sheet"
    And the operator yanked version 1.0.0 of "Invoices to a sheet"
    Then Ada can download version 1.0.0 of "Invoices to a sheet"
    But Ada cannot download version 2.0.0 of "Invoices to a sheet"

  Scenario: A version that nobody released is nobody's
    Given Ada bought "Invoices to a sheet"
    And the operator uploaded version 1.1.0 of "Invoices to a sheet"
    Then Ada cannot download version 1.1.0 of "Invoices to a sheet"

  Scenario: Without a version there is nothing to sell
    When the operator yanks version 1.0.0 of "Invoices to a sheet"
    Then "Invoices to a sheet" is not in the shop
    And the operator sees "Invoices to a sheet" as archived
