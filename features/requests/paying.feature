Feature: Paying for what is made to order
  What was quoted and accepted is paid for as anything else, once, and at the quote.

  Background:
    Given Ada has an account
    And Ada asked for "A reminder for birthdays"
    And the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days

  Scenario: A quote is accepted and paid
    Given Ada accepts the quote for "A reminder for birthdays"
    When Ada goes to pay for "A reminder for birthdays"
    Then Ada is asked for 50,000 NGN on Paystack's page
    When Ada pays
    Then Ada's payment is paid
    And Ada's custom request "A reminder for birthdays" is paid
    And Ada's purchases name the request "A reminder for birthdays"
    And the operator sees a sale of the request "A reminder for birthdays" to Ada
    And the books show 1 sale of 50,000 NGN in all
    And Ada got 1 mail that says "Work on A reminder for birthdays begins"
    And Ada got 1 mail that says "it comes into your library when it is ready"

  Scenario: Going back to a payment that was begun
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ada goes to pay for "A reminder for birthdays"
    When Ada goes to pay for "A reminder for birthdays"
    Then Ada is sent to the same page
    And Paystack was asked for 1 payment

  Scenario: What was not accepted is not paid
    When Ada goes to pay for "A reminder for birthdays"
    Then Ada is refused, because this is not possible any more
    And Paystack was asked for nothing

  Scenario: A quote that ran out after it was accepted
    Given the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 5 days
    And Ada accepts the quote for "A reminder for birthdays"
    When 5 days pass
    And Ada goes to pay for "A reminder for birthdays"
    Then Ada is refused, because the quote has expired
    And Paystack was asked for nothing

  Scenario: What costs nothing is taken
    Given the operator quotes 0 NGN for Ada's "A reminder for birthdays", good for 7 days
    And Ada accepts the quote for "A reminder for birthdays"
    When Ada goes to pay for "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is paid
    And Paystack was asked for nothing

  Scenario: Another's quote
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ben has an account
    When Ben goes to pay for Ada's "A reminder for birthdays"
    Then Ben is refused, because there is no such thing

  Scenario: What is paid is not paid again
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ada paid for "A reminder for birthdays"
    When Ada goes to pay for "A reminder for birthdays"
    Then Ada is refused, because it is owned already

  Scenario: Two pages, both paid
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ada goes to pay for "A reminder for birthdays"
    And 31 minutes passed
    And Ada goes to pay for "A reminder for birthdays"
    When Ada pays on the new page
    And Ada pays on the old page
    Then Ada's payment on the new page is paid
    And Ada's payment on the old page is held for a person to look at
    When the refund has run its course
    Then Paystack has given Ada back 50,000 NGN for the old page
    And Ada's payment on the old page is failed
    And Ada's custom request "A reminder for birthdays" is paid

  Scenario: Paid after it was cancelled
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ada goes to pay for "A reminder for birthdays"
    And Ada cancels "A reminder for birthdays"
    When Ada pays
    Then Ada's payment is held for a person to look at
    And Ada's custom request "A reminder for birthdays" is cancelled
    When the operator accepts Ada's payment
    Then the operator is refused, because this is not possible any more
    When the operator has Ada's payment go back
    And the refund has run its course
    Then Ada's payment is failed
    And the books show no sale

  Scenario: All of the money goes back
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ada paid for "A reminder for birthdays"
    When the operator refunds Ada 20,000 NGN
    And the refund has run its course
    Then Ada's custom request "A reminder for birthdays" is paid
    When the operator refunds Ada
    And the refund has run its course
    Then Ada's purchase shows as refunded
    And Ada's custom request "A reminder for birthdays" is refunded
    And Ada got 1 mail that says "A reminder for birthdays is refunded"
    When Ada goes to pay for "A reminder for birthdays"
    Then Ada is refused, because this is not possible any more

  Scenario: What was made to order stays with who asked for it
    Given Ada accepts the quote for "A reminder for birthdays"
    And Ada paid for "A reminder for birthdays"
    And Ben has an account
    When the operator moves Ada's purchase of "A reminder for birthdays" to Ben
    Then the operator is refused, because this is not possible any more
