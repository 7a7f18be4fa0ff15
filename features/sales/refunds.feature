Feature: Refunds
  Money goes back slowly: Paystack takes its time, and it may fail. Nothing is called refunded before it is,
  and never more goes back than was paid.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ada bought "Invoices to a sheet"

  Scenario: P10, P13: all of it goes back, and with it the access
    When the operator refunds Ada
    Then Ada's purchase shows as paid
    And Ada's right to "Invoices to a sheet" is suspended
    When Ada downloads "Invoices to a sheet"
    Then Ada is refused, because the right to it is suspended
    When the refund has run its course
    Then Ada's purchase shows as refunded
    And Ada's right to "Invoices to a sheet" is revoked
    And the books show refunds of 5,000 NGN in all
    When Ada downloads "Invoices to a sheet"
    Then Ada is refused, because the right to it is suspended

  Scenario: P13: a part goes back, and the access stays
    When the operator refunds Ada 2,000 NGN
    And the refund has run its course
    Then Ada's purchase shows as partially refunded
    And Ada can download "Invoices to a sheet"
    And the books show refunds of 2,000 NGN in all

  Scenario: Several refunds never exceed what was paid
    Given the operator refunded Ada 2,000 NGN
    When the operator refunds Ada 3,000.01 NGN
    Then the operator is refused, because that is more than is left
    When the operator refunds Ada
    And the refunds have run their course
    Then Paystack has given Ada back 5,000 NGN in 2 refunds
    And Ada's purchase shows as refunded
    When the operator refunds Ada 0.01 NGN
    Then the operator is refused, because that is more than is left

  Scenario: PAY-17: two at once
    When the operator refunds Ada 3,000 NGN twice at once
    And the refunds have run their course
    Then Paystack has given Ada back 3,000 NGN in 1 refund

  Scenario: P15: in the currency of the sale alone
    When the operator refunds Ada 20 USD
    Then the operator is refused, because the entries are not right

  Scenario: What was given back can be bought again
    Given the operator refunded Ada
    And the refund has run its course
    When Ada starts to buy "Invoices to a sheet"
    And Ada pays
    Then Ada's right to "Invoices to a sheet" is active

  Scenario: P9: Given back in Paystack's dashboard
    When Ada is refunded 2,000 NGN in Paystack's dashboard
    And Ada is refunded 2,000 NGN in Paystack's dashboard
    And the refunds have run their course
    Then Ada's purchase shows as partially refunded
    And the books show refunds of 4,000 NGN in all
    When the operator refunds Ada 1,000.01 NGN
    Then the operator is refused, because that is more than is left

  Scenario: The answer of Paystack is lost: nothing goes back twice
    Given Paystack's answer to the next refund gets lost
    When the operator refunds Ada
    And the refund has run its course
    And 5 minutes pass
    Then Ada's purchase shows as refunded
    And Paystack has given Ada back 5,000 NGN in 1 refund

  Rule: Some refunds do not arrive

    Background:
      Given the shop sells "Reports by mail" for 5,000 NGN
      And Ada started to buy "Reports by mail"

    Scenario: P10: one that fails gives access and amount back
      Given Ada pays with a card to which nothing can go back
      When the operator refunds Ada
      Then Ada's right to "Reports by mail" is suspended
      When the refund has run its course
      Then Ada's purchase shows as paid
      And Ada's right to "Reports by mail" is active
      And the books show refunds of 0 NGN in all
      When the operator refunds Ada
      Then Ada's right to "Reports by mail" is suspended

    Scenario: One that needs attention holds the amount
      Given Ada pays with a card whose refunds need attention
      When the operator refunds Ada
      And the refund has run its course
      Then Ada's purchase shows as paid
      And Ada's right to "Reports by mail" is suspended
      When the operator refunds Ada 1 NGN
      Then the operator is refused, because that is more than is left

    Scenario: PAY-11: the fee that the buyer carried goes back, too
      Given Ada pays with a fee of 75 NGN on top
      When the operator refunds Ada 5,075.01 NGN
      Then the operator is refused, because that is more than is left
      When the operator refunds Ada
      And the refund has run its course
      Then Paystack has given Ada back 5,075 NGN in 1 refund

    Scenario: PAY-06: Given back before the shop heard of the payment
      Given Paystack keeps its notices to itself
      And Ada pays
      And Ada is refunded in Paystack's dashboard
      When the refund has run its course
      And 5 minutes pass
      Then Ada's purchase shows as refunded
      And Ada's right to "Reports by mail" is revoked
