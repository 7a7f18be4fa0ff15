Feature: Wishing
  A buyer says what is missing in the shop.

  Background:
    Given Ada has an account
    And Ben has an account

  Scenario: A wish is kept for who made it
    When Ada wishes for "A workflow that waters plants"
    Then Ada's wishes are "A workflow that waters plants"
    And Ben has no wishes

  Scenario: A wish says something
    When Ada wishes for ""
    Then Ada has no wishes
