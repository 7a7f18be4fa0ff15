Feature: The states of a workflow
  A workflow is drafted, sold, taken out of the lists, off sale, or away. Its owners keep what they have, unless it
  is removed from the shop for good.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And the operator is at work

  Scenario: Out of the lists, but not off sale
    When the operator unlists "Invoices to a sheet"
    Then "Invoices to a sheet" is not in the shop
    But Ada finds "Invoices to a sheet" by its address
    And Ada can buy "Invoices to a sheet"

  Scenario: Off sale
    Given Ada bought "Invoices to a sheet"
    And Ben has an account
    When the operator archives "Invoices to a sheet"
    Then "Invoices to a sheet" is not in the shop
    And Ben does not find "Invoices to a sheet" by its address
    And Ben cannot buy "Invoices to a sheet"
    But Ada owns "Invoices to a sheet"
    And Ada can download "Invoices to a sheet"

  Scenario: On sale again
    Given the operator archived "Invoices to a sheet"
    When the operator puts "Invoices to a sheet" into the shop
    Then "Invoices to a sheet" is in the shop for 5,000 NGN

  Scenario: Removed, from its owners too
    Given Ada bought "Invoices to a sheet"
    When the operator removes "Invoices to a sheet" for good
    Then "Invoices to a sheet" is not in the shop
    And Ada's right to "Invoices to a sheet" is suspended
    When Ada downloads "Invoices to a sheet"
    Then Ada is refused, because the right to it is suspended

  Scenario: What was removed does not come back
    Given the operator removed "Invoices to a sheet" for good
    When the operator puts "Invoices to a sheet" into the shop
    Then the operator is refused, because this is not possible any more

  Scenario: A draft is neither unlisted nor archived
    Given the operator uploaded "A weekly report" for 2,000 NGN as a draft
    When the operator archives "A weekly report"
    Then the operator is refused, because this is not possible any more
    And the operator sees "A weekly report" as a draft

  Scenario: A draft that waits for an owner's word
    Given the operator uploaded a workflow whose wiring is broken as "Half wired"
    When the operator puts "Half wired" into the shop
    Then the operator is refused, because it cannot be sold as it is
    When the operator takes the wiring of "Half wired" upon themselves
    And the operator releases version 1.0.0 of "Half wired"
    And the operator puts "Half wired" into the shop
    Then "Half wired" is in the shop for 5,000 NGN
