Feature: Paying twice
  Nobody pays twice for one item, however they try.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account

  Scenario: Going back to a purchase that was begun
    Given Ada started to buy "Invoices to a sheet"
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is sent to the same page
    And Paystack was asked for 1 payment

  Scenario: Several tabs at once
    When Ada starts to buy "Invoices to a sheet" in 4 tabs at once
    Then all tabs of Ada lead to the same page
    And Paystack was asked for 1 payment

  Scenario: What is owned cannot be bought
    Given Ada bought "Invoices to a sheet"
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is refused, because it is owned already
    And Paystack was asked for 1 payment

  Scenario: What one buyer owns, another can buy
    Given Ada bought "Invoices to a sheet"
    And Ben bought "Invoices to a sheet"
    Then the books show 2 sales of 10,000 NGN in all

  Scenario: P7, PAY-13: two pages, both paid
    Given Ada started to buy "Invoices to a sheet"
    And 31 minutes passed
    And Ada started to buy "Invoices to a sheet" once more
    When Ada pays on the new page
    And Ada pays on the old page
    Then Ada owns "Invoices to a sheet"
    And Ada's payment on the new page is paid
    And Ada's payment on the old page is held for a person to look at
    And the books show 1 sale of 5,000 NGN in all
    When the refund has run its course
    Then Paystack has given Ada back 5,000 NGN for the old page
    And Ada's payment on the old page is failed
    And Ada can download "Invoices to a sheet"
    And the books show 1 sale of 5,000 NGN in all
