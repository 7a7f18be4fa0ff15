Feature: A person decides about money that waits
  What buys nothing by itself waits for a person of the shop, who says once what becomes of it.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ada started to buy "Invoices to a sheet"

  Scenario: More than the price is a sale when an operator says so
    Given Ada paid 5,000.01 NGN instead
    When the operator accepts Ada's payment
    Then Ada's payment is paid
    And Ada owns "Invoices to a sheet"
    And the books show 1 sale of 5,000 NGN in all
    And nothing of Ada's waits for a person

  Scenario: Less than the price is no sale, whoever says so; it goes back
    Given Ada paid 50 NGN instead
    When the operator accepts Ada's payment
    Then the operator is refused, because this is not possible any more
    When the operator has Ada's payment go back
    And the refund has run its course
    Then Ada's payment is failed
    And Ada does not own "Invoices to a sheet"
    And nothing of Ada's waits for a person

  Scenario: What is dismissed sells nothing
    Given Ada paid 5,000 USD instead
    When the operator dismisses Ada's payment
    Then Ada's payment is failed
    And the books show no sale
    And nothing of Ada's waits for a person

  Scenario: One decides
    Given Ada paid 5,000.01 NGN instead
    When the operator dismisses Ada's payment
    And the operator accepts Ada's payment
    Then the operator is refused, because this is not possible any more
    And Ada does not own "Invoices to a sheet"
