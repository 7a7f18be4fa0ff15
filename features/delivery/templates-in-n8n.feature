Feature: Templates in n8n
  The shop is a host of templates for n8n itself. Any n8n that is pointed at it shows what is free. A buyer's n8n shows
  what they own, too, under an address that is theirs alone.

  Background:
    Given the shop gives away "A morning greeting"
    And the shop sells "Invoices to a sheet" for 5,000 NGN
    And the shop sells "A weekly report" for 2,000 NGN
    And Ada bought "Invoices to a sheet"

  Scenario: Any n8n finds what is free
    Then any n8n finds "A morning greeting"
    And any n8n can import "A morning greeting"

  Scenario: Nobody imports what has a price
    Given Ada connected her n8n
    Then Ada's n8n finds "Invoices to a sheet", "A morning greeting"
    But any n8n finds no way to "Invoices to a sheet"

  Scenario: A buyer imports what they own
    Given Ada connected her n8n
    When Ada's n8n imports "Invoices to a sheet"
    Then Ada's n8n holds the workflow "Invoices to a sheet"
    And Ada's library shows "Invoices to a sheet" as downloaded and up to date

  Scenario: What was not bought stays out of reach
    Given Ada connected her n8n
    And Ben bought "A weekly report"
    Then Ada's n8n finds "Invoices to a sheet", "A morning greeting"

  Scenario: Looking for something
    Given Ada connected her n8n
    Then Ada's n8n finds "Invoices to a sheet" when it looks for "invoices"
    And Ada's n8n finds nothing when it looks for "no such thing"

  Scenario: A new address replaces the old one
    Given Ada connected her n8n
    And Ada connected another n8n
    Then the n8n that Ada connected first finds nothing at its address
    And Ada's n8n finds "Invoices to a sheet", "A morning greeting"

  Scenario: An address can be given up
    Given Ada connected her n8n
    When Ada disconnects her n8n
    Then the n8n that Ada connected first finds nothing at its address

  Scenario: Only who has an account gets an address
    When a visitor connects her n8n
    Then the visitor is refused, because one has to log in first
