Feature: Buying a workflow
  The buyer pays on Paystack's page. Whatever way the news of it takes, there is one sale.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account

  Scenario: Paid
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is asked for 5,000 NGN on Paystack's page
    When Ada pays
    Then Ada's payment is paid
    And Ada owns "Invoices to a sheet"
    And Ada's purchases show "Invoices to a sheet" for 5,000 NGN
    And the books show 1 sale of 5,000 NGN in all

  Scenario: Not paid yet
    When Ada starts to buy "Invoices to a sheet"
    Then Ada's payment is pending
    And Ada does not own "Invoices to a sheet"

  Scenario: A declined card, then a good one
    Given Ada started to buy "Invoices to a sheet"
    When Ada pays with a declined card
    Then Ada's payment is pending
    When Ada pays
    Then Ada owns "Invoices to a sheet"

  Scenario: The buyer bears Paystack's fee
    Given Ada started to buy "Invoices to a sheet"
    When Ada pays with a fee of 175 NGN on top
    Then Ada owns "Invoices to a sheet"
    And the books show 1 sale of 5,000 NGN in all

  Scenario: A new price does not reach who has begun to pay
    Given Ada started to buy "Invoices to a sheet"
    And the operator changed the price of "Invoices to a sheet" to 9,000 NGN
    When Ada pays
    Then Ada owns "Invoices to a sheet"
    And Ada's purchases show "Invoices to a sheet" for 5,000 NGN

  Scenario: Someone else's payment is nobody else's business
    Given Ada started to buy "Invoices to a sheet"
    And Ben has an account
    When Ben asks about Ada's payment
    Then Ben is refused, because there is no such thing

  Scenario: What is not for sale
    Given the operator is at work
    And the operator uploaded "A secret plan" for 5,000 NGN as a draft
    When Ada starts to buy "A secret plan"
    Then Ada is refused, because there is no such thing

  Scenario: One has to be known to buy
    When a visitor starts to buy "Invoices to a sheet"
    Then the visitor is refused, because one has to log in first

  Scenario: Paystack does not answer at first
    Given Paystack is silent
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is refused, because Paystack does not answer
    When Paystack answers again
    And Ada starts to buy "Invoices to a sheet"
    And Ada pays
    Then Ada owns "Invoices to a sheet"
    And Paystack was asked for 1 payment

  Scenario: Paystack does not answer after the payment
    Given Ada started to buy "Invoices to a sheet"
    And Paystack keeps its notices to itself
    When Ada pays
    And Paystack is silent
    Then Ada's payment is pending
    When Paystack answers again
    Then Ada's payment is paid
