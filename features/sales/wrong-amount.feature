Feature: Money that buys nothing by itself
  When what came is not what was asked for, a person of the shop has to look at it.
  Until then nothing is handed out, and nothing counts as a sale.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ada started to buy "Invoices to a sheet"

  Scenario Outline: Another amount
    When Ada pays <paid> instead
    Then Ada's payment is held for a person to look at
    And Ada does not own "Invoices to a sheet"
    And the books show no sale

    Examples:
      | paid         |
      | 4,999.99 NGN |
      | 5,000.01 NGN |
      | 50 NGN       |
      | 500,000 NGN  |
      | 5,000 USD    |
      | 0.01 USD     |

  Scenario: Looking again does not make it right
    When Ada pays 50 NGN instead
    And Paystack's notice arrives
    And 1 hour passes
    Then Ada's payment is held for a person to look at
    And the books show no sale
