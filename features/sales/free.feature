Feature: Free workflows
  What costs nothing is taken without asking Paystack.

  Background:
    Given the shop gives away "A morning greeting"
    And the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account

  Scenario: Taken
    When Ada takes "A morning greeting"
    Then Ada owns "A morning greeting"
    And Ada can download "A morning greeting"
    And Paystack was asked for nothing

  Scenario: Taken twice is taken once
    When Ada takes "A morning greeting"
    And Ada takes "A morning greeting"
    Then Ada's library holds 1 workflow

  Scenario: Bought for nothing
    When Ada starts to buy "A morning greeting"
    Then Ada's payment is paid
    And Ada owns "A morning greeting"
    And Paystack was asked for nothing

  Scenario: What has a price is not taken
    When Ada takes "Invoices to a sheet"
    Then Ada is refused, because it is not free
    And Ada does not own "Invoices to a sheet"

  Scenario: One has to be known to take
    When a visitor takes "A morning greeting"
    Then the visitor is refused, because one has to log in first
