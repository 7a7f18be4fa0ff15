Feature: Receipts
  Every sale has one receipt, numbered without gaps, which never changes. What goes back makes a credit note.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account

  Scenario: Bought, and the receipt is there and in the mail
    When Ada bought "Invoices to a sheet"
    Then Ada got 1 mail
    And Ada's mail says "R-000001"
    And Ada's mail says "NGN 5,000.00"
    And Ada's mail leads to her library
    And nothing in Ada's mail opens anything without a login
    And Ada's receipt for "Invoices to a sheet" says "Receipt R-000001"
    And Ada's receipt for "Invoices to a sheet" says "NGN 5,000.00"
    And Ada's receipt for "Invoices to a sheet" is in her name

  Scenario: Numbers follow each other, whoever buys
    Given the shop sells "A weekly report" for 2,000 NGN
    When Ada bought "Invoices to a sheet"
    And Ben bought "A weekly report"
    And Ada bought "A weekly report"
    Then the receipts of Ada and Ben are numbered 1 to 3

  Scenario: Told of the same payment again and again, there is one receipt and one mail (P1)
    Given Ada started to buy "Invoices to a sheet"
    And Ada paid
    When Paystack's notice arrives 5 times at once
    And 1 hour passes
    Then Ada got 1 mail

  Scenario: What was sold stays on the receipt as it was
    Given Ada bought "Invoices to a sheet"
    And the operator changed the price of "Invoices to a sheet" to 9,000 NGN
    Then Ada's receipt for "Invoices to a sheet" says "NGN 5,000.00"

  Scenario: Somebody else's receipt
    Given Ada bought "Invoices to a sheet"
    And Ben has an account
    When Ben asks for Ada's receipt for "Invoices to a sheet"
    Then Ben is refused, because there is no such thing

  Scenario: What was not paid has no receipt
    Given Ada started to buy "Invoices to a sheet"
    When Ada asks for Ada's receipt for "Invoices to a sheet"
    Then Ada is refused, because there is no such thing

  Scenario: What goes back makes a credit note, and a mail that leads to no file (P13)
    Given Ada bought "Invoices to a sheet"
    And Ada has read her mails
    When the operator refunds Ada
    And the refund has run its course
    Then Ada got 1 mail that says "C-000001"
    And Ada got 1 mail
    And Ada's mail says "NGN 5,000.00"
    And Ada's mail says "is in your library no more"
    And Ada's mail leads nowhere
    And Ada's receipt for "Invoices to a sheet" says "Credit note C-000001"

  Scenario: A part goes back, and the rest stays on the receipt (P39)
    Given Ada bought "Invoices to a sheet"
    And Ada has read her mails
    When the operator refunds Ada 2,000 NGN
    And the refund has run its course
    Then Ada got 1 mail that says "C-000001"
    And Ada's mail says "NGN 2,000.00"
    And Ada's mail says "the workflow stays yours"
    And Ada's receipt for "Invoices to a sheet" says "Receipt R-000001"
    And Ada's receipt for "Invoices to a sheet" says "NGN 2,000.00"

  Scenario: What goes back after a purchase was moved goes by the account that has it now
    Given Ada bought "Invoices to a sheet"
    And Ben has an account
    And the operator moved Ada's purchase of "Invoices to a sheet" to Ben
    When the operator refunds Ben 2,000 NGN
    And the refund has run its course
    Then Ben got 1 mail that says "stays yours"
    And Ada got no mail that says "stays yours"
    And Ben can download "Invoices to a sheet"

  Scenario: While the mail server is down, people buy, and get their receipt later (FAULT-08)
    Given the mail server is down
    When Ada bought "Invoices to a sheet"
    Then Ada owns "Invoices to a sheet"
    And Ada got no mail
    When the mail server works again
    And 5 minutes pass
    Then Ada got 1 mail that says "R-000001"

  Scenario: Money that waits for a person is told of once
    Given Ada started to buy "Invoices to a sheet"
    When Ada pays 4,999 NGN instead
    And 1 hour passes
    Then Ada got 1 mail that says "NGN 4,999.00"
    And Ada got 1 mail
    And Ada got 1 mail that says "is being looked at"

  Scenario: Paid twice, told once (PAY-13)
    Given Ada started to buy "Invoices to a sheet"
    And 31 minutes passed
    And Ada started to buy "Invoices to a sheet" once more
    When Ada pays on the new page
    And Ada pays on the old page
    And 1 hour passes
    Then Ada got 1 mail that says "R-000001"
    And Ada got 1 mail that says "You paid twice"
    And Ada got 2 mails
