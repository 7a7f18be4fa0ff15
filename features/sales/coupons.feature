Feature: Coupons
  A coupon takes something off a price, as often as it was meant to, and never more often.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the shop sells "Orders to a chat" for 8,000 NGN
    And Ada has an account
    And Ben has an account

  Scenario: A share of the price
    Given the shop has a coupon "SPRING" for 25 percent off
    When Ada starts to buy "Invoices to a sheet" with the coupon "spring"
    Then Ada is asked for 3,750 NGN on Paystack's page
    When Ada pays
    Then Ada owns "Invoices to a sheet"
    And the coupon "SPRING" was used once

  Scenario: An amount, and never more than the price
    Given the shop has a coupon "TAKE-1000" for 1,000 NGN off
    And the shop has a coupon "TAKE-9000" for 9,000 NGN off
    Then "Invoices to a sheet" costs 4,000 NGN with the coupon "TAKE-1000"
    And "Invoices to a sheet" costs 0 NGN with the coupon "TAKE-9000"

  Scenario: All of the price
    Given the shop has a coupon "GIFT" for 100 percent off
    When Ada starts to buy "Invoices to a sheet" with the coupon "GIFT"
    Then Ada's payment is paid
    And Ada owns "Invoices to a sheet"
    And Paystack was asked for nothing
    And the coupon "GIFT" was used once

  Scenario: What is left must be worth charging
    Given the shop has a coupon "NEARLY" for 99.5 percent off
    When Ada asks what "Invoices to a sheet" costs with the coupon "NEARLY"
    Then Ada is refused, because the amount is below what can be charged
    When Ada starts to buy "Invoices to a sheet" with the coupon "NEARLY"
    Then Ada is refused, because the amount is below what can be charged
    And Paystack was asked for nothing

  Scenario Outline: A coupon that does not help
    Given the shop has a coupon "LIVE" for 25 percent off
    And the shop has a coupon "ORDERS" for 25 percent off "Orders to a chat"
    And the shop has a coupon "SOON" for 25 percent off, from tomorrow on
    And the shop has a coupon "GONE" for 25 percent off, until an hour ago
    And the shop has a coupon "RESTING" for 25 percent off, which is paused
    When Ada asks what "Invoices to a sheet" costs with the coupon "<coupon>"
    Then Ada is refused, because <reason>
    When Ada starts to buy "Invoices to a sheet" with the coupon "<coupon>"
    Then Ada is refused, because <reason>
    And Paystack was asked for nothing

    Examples:
      | coupon  | reason                                   |
      | NOTHING | there is no such coupon                  |
      | RESTING | there is no such coupon                  |
      | SOON    | the coupon is not valid now              |
      | GONE    | the coupon is not valid now              |
      | ORDERS  | the coupon does not hold for this        |

  Scenario: The last use, held while someone pays
    Given the shop has a coupon "ONCE" for 25 percent off, at most once
    And Ada started to buy "Invoices to a sheet" with the coupon "ONCE"
    When Ben starts to buy "Invoices to a sheet" with the coupon "ONCE"
    Then Ben is refused, because the coupon is used up
    When Ada starts to buy "Invoices to a sheet" with the coupon "ONCE"
    Then Ada is sent to the same page

  Scenario: Each buyer once
    Given the shop has a coupon "WELCOME" for 25 percent off, once for each buyer
    And Ada bought "Invoices to a sheet" with the coupon "WELCOME"
    When Ada starts to buy "Orders to a chat" with the coupon "WELCOME"
    Then Ada is refused, because they have used the coupon already
    When Ben starts to buy "Orders to a chat" with the coupon "WELCOME"
    Then Ben is asked for 6,000 NGN on Paystack's page

  Scenario: What is not paid is given back
    Given the shop has a coupon "ONCE" for 25 percent off, at most once
    And Ada started to buy "Invoices to a sheet" with the coupon "ONCE"
    When 35 minutes pass
    And Ben starts to buy "Invoices to a sheet" with the coupon "ONCE"
    Then Ben is asked for 3,750 NGN on Paystack's page

  Scenario: One's own is there again after half an hour
    Given the shop has a coupon "ONCE" for 25 percent off, at most once
    And Ada started to buy "Invoices to a sheet" with the coupon "ONCE"
    And 31 minutes passed
    When Ada starts to buy "Invoices to a sheet" with the coupon "ONCE"
    Then Ada is asked for 3,750 NGN on Paystack's page

  Scenario: Paid late, the coupon holds all the same
    Given the shop has a coupon "ONCE" for 25 percent off, at most once
    And Ada started to buy "Invoices to a sheet" with the coupon "ONCE"
    And 35 minutes passed
    And Ben bought "Invoices to a sheet" with the coupon "ONCE"
    When Ada pays
    Then Ada owns "Invoices to a sheet"
    And Ada's payment is paid
    And the coupon "ONCE" was used twice

  Scenario: Another coupon instead
    Given the shop has a coupon "ONCE" for 25 percent off, at most once
    And the shop has a coupon "BETTER" for 50 percent off
    And Ada started to buy "Invoices to a sheet" with the coupon "ONCE"
    When Ada starts to buy "Invoices to a sheet" with the coupon "BETTER"
    Then Ada is asked for 2,500 NGN on Paystack's page
    When Ben starts to buy "Invoices to a sheet" with the coupon "ONCE"
    Then Ben is asked for 3,750 NGN on Paystack's page
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is asked for 5,000 NGN on Paystack's page
    And the coupon "BETTER" was not used

  Scenario: A coupon that fails puts nothing aside
    Given Ada started to buy "Invoices to a sheet"
    When Ada starts to buy "Invoices to a sheet" with the coupon "NOTHING"
    Then Ada is refused, because there is no such coupon
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is sent to the same page

  Scenario: What is changed later reaches nobody who has begun
    Given the shop has a coupon "SPRING" for 25 percent off
    And Ada started to buy "Invoices to a sheet" with the coupon "SPRING"
    When the operator changes the coupon "SPRING" to 10 percent off
    And the operator pauses the coupon "SPRING"
    And Ada starts to buy "Invoices to a sheet" with the coupon "SPRING"
    Then Ada is sent to the same page
    When Ada pays
    Then Ada owns "Invoices to a sheet"
    And the books show 1 sale of 3,750 NGN in all

  Scenario: A coupon that was redeemed is kept when it is deleted
    Given the shop has a coupon "SPRING" for 25 percent off
    And the shop has a coupon "UNUSED" for 25 percent off
    And Ada bought "Invoices to a sheet" with the coupon "SPRING"
    When the operator deletes the coupon "SPRING"
    And the operator deletes the coupon "UNUSED"
    Then the shop's coupons are "SPRING", which is archived
    When Ben starts to buy "Invoices to a sheet" with the coupon "SPRING"
    Then Ben is refused, because there is no such coupon

  Scenario: No two coupons of one code
    Given the shop has a coupon "SPRING" for 25 percent off
    When the operator makes a coupon "spring" for 10 percent off
    Then the operator is refused, because there is such a coupon
