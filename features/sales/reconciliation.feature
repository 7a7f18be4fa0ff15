Feature: The books are compared with Paystack's
  Whatever Paystack has and the shop does not, or the other way round, comes to light.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ada started to buy "Invoices to a sheet"

  Scenario: Money that nobody told us of becomes a sale
    Given Paystack keeps its notices to itself
    And Ada paid
    When the operator compares the books with Paystack's
    Then the books show 1 sale of 5,000 NGN in all
    And Ada owns "Invoices to a sheet"

  Scenario: Money of the wrong amount comes up for a person
    Given Paystack keeps its notices to itself
    And Ada paid 50 NGN instead
    When the operator compares the books with Paystack's
    Then the books show no sale
    And Ada's payment waits for a person

  Scenario: A refund that nobody told us of is taken in
    Given Ada paid
    And Paystack keeps its notices to itself
    And Ada is refunded 1,000 NGN in Paystack's dashboard
    When the operator compares the books with Paystack's
    Then the refund of Ada's was made at Paystack

  Scenario: Comparing again finds nothing more
    Given Ada paid
    When the operator compares the books with Paystack's
    And the operator compares the books with Paystack's
    Then the books show 1 sale of 5,000 NGN in all
    And nothing of Ada's waits for a person
