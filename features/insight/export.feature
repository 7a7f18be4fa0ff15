Feature: Taking along one's own data
  Everybody may see all that the shop knows of them, in files that programs can read.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ben has an account

  Scenario: All of it
    Given Ada bought "Invoices to a sheet"
    And Ada downloaded "Invoices to a sheet"
    And Ada asked for "Mail to CRM"
    And Ada does not want mails about updates
    When Ada takes her data along
    Then the file "profile.json" names her
    And the file "sessions.json" holds 1 thing
    And the file "purchases.json" holds 1 thing
    And the file "payments.json" holds 1 thing
    And the file "receipts.json" holds 1 thing, in her name
    And the file "requests.json" holds 1 thing, about "Mail to CRM"
    And the file "library.json" holds 1 thing, about "Invoices to a sheet"
    And the file "downloads.json" holds 1 thing, about "Invoices to a sheet"
    And the file "notifications.json" holds 1 thing

  Scenario: Nobody else's, and no secret
    Given Ada bought "Invoices to a sheet"
    And Ben bought "Invoices to a sheet"
    And Ben asked for "Mail to CRM"
    When Ada takes her data along
    Then nothing in it is Ben's
    And there is no password, token or hash in it

  Scenario: Who has done nothing yet
    When Ada takes her data along
    Then the file "profile.json" names her
    And the file "purchases.json" holds nothing
    And the file "requests.json" holds nothing

  Scenario: A stranger has none
    When a visitor takes their data along
    Then the visitor is refused, because one has to log in first
