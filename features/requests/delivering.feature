Feature: Delivering what was made to order
  What a buyer asked for and paid is delivered to them alone: it lies in their library, and nobody else hears of it.

  Background:
    Given Ada has an account
    And Ada asked for "A reminder for birthdays"
    And the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 5 days
    And Ada accepts the quote for "A reminder for birthdays"

  Scenario: It lies in the library of who asked for it
    Given Ada paid for "A reminder for birthdays"
    When the operator delivers Ada's "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is delivered
    And Ada was delivered version 1.0.0 of "A reminder for birthdays"
    And Ada owns "A reminder for birthdays"
    And Ada can download "A reminder for birthdays"
    And Ada's file holds the workflow "A reminder for birthdays"
    And Ada got 1 mail that says "A reminder for birthdays is ready"
    When Ada closes "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is closed
    And Ada owns "A reminder for birthdays"

  Scenario: Nobody else sees it
    Given Ada paid for "A reminder for birthdays"
    And the operator delivered Ada's "A reminder for birthdays"
    And Ben has an account
    Then Ben finds nothing of "A reminder for birthdays" in the shop
    When Ben downloads "A reminder for birthdays"
    Then Ben is refused, because there is no such thing
    When Ben starts to buy "A reminder for birthdays"
    Then Ben is refused, because there is no such thing
    When the operator publishes "A reminder for birthdays"
    Then the operator is refused, because it cannot be sold as it is
    And Ben finds nothing of "A reminder for birthdays" in the shop

  Scenario: Nothing is delivered that was not paid for
    When the operator delivers Ada's "A reminder for birthdays"
    Then the operator is refused, because this is not possible any more
    And Ada's library is empty

  Scenario: What the shop would not sell, it does not deliver
    Given Ada paid for "A reminder for birthdays"
    When the operator delivers Ada's "A reminder for birthdays" with a secret in it
    Then the operator is refused, because the workflow contains secrets
    When the operator delivers something else for Ada's "A reminder for birthdays"
    Then the operator is refused, because this is not an n8n workflow
    When the operator delivers Ada's "A reminder for birthdays" with something broken in it
    Then the operator is refused, because it cannot be sold as it is
    And Ada's custom request "A reminder for birthdays" is paid
    And Ada's library is empty

  Scenario: Changes are asked for three times
    Given Ada paid for "A reminder for birthdays"
    And the operator delivered Ada's "A reminder for birthdays"
    When Ada asks for a change of "A reminder for birthdays": "A day earlier, please."
    Then Ada's custom request "A reminder for birthdays" is revision requested
    When the operator delivers Ada's "A reminder for birthdays" anew
    Then Ada was delivered version 1.1.0 of "A reminder for birthdays"
    And Ada got 2 mails that say "A reminder for birthdays is ready"
    And Ada can download version 1.0.0 of "A reminder for birthdays"
    And Ada can download version 1.1.0 of "A reminder for birthdays"
    When Ada asks for a change of "A reminder for birthdays": "Two days."
    And the operator delivers Ada's "A reminder for birthdays" anew
    And Ada asks for a change of "A reminder for birthdays": "Three days."
    And the operator delivers Ada's "A reminder for birthdays" anew
    Then Ada was delivered version 1.3.0 of "A reminder for birthdays"
    When Ada asks for a change of "A reminder for birthdays": "Four days."
    Then Ada is refused, because this is not possible any more

  Scenario: A change that was asked for is waived
    Given Ada paid for "A reminder for birthdays"
    And the operator delivered Ada's "A reminder for birthdays"
    And Ada asks for a change of "A reminder for birthdays": "A day earlier, please."
    When Ada closes "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is closed
    And Ada can download version 1.0.0 of "A reminder for birthdays"
    When the operator delivers Ada's "A reminder for birthdays" anew
    Then the operator is refused, because this is not possible any more

  Scenario: Who says nothing for a fortnight is content
    Given Ada paid for "A reminder for birthdays"
    And the operator delivered Ada's "A reminder for birthdays"
    When 5 days pass
    And 5 days pass while Ada looks at "A reminder for birthdays"
    And 3 days pass while Ada looks at "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is delivered
    When 2 days pass
    Then Ada's custom request "A reminder for birthdays" is closed
    And Ada got 1 mail that says "A reminder for birthdays is done"

  Scenario: P13: what was paid goes back, and the right with it
    Given Ada paid for "A reminder for birthdays"
    And the operator delivered Ada's "A reminder for birthdays"
    When the operator refunds Ada
    Then Ada's right to "A reminder for birthdays" is suspended
    When the refund has run its course
    Then Ada's right to "A reminder for birthdays" is revoked
    And Ada's custom request "A reminder for birthdays" is refunded
    When Ada downloads "A reminder for birthdays"
    Then Ada is refused, because the right to it is suspended

  Scenario: P12: a bank claims the money back, and is turned down
    Given Ada paid for "A reminder for birthdays"
    And Ada's bank claims the payment back
    When the operator delivers Ada's "A reminder for birthdays"
    Then Ada's right to "A reminder for birthdays" is suspended
    When the bank turns the claim down
    Then Ada's right to "A reminder for birthdays" is active
    And Ada's custom request "A reminder for birthdays" is delivered

  Scenario: A bank takes the money
    Given Ada paid for "A reminder for birthdays"
    And the operator delivered Ada's "A reminder for birthdays"
    And Ada's bank claims the payment back
    When nobody answers the bank in time
    Then Ada's right to "A reminder for birthdays" is revoked
    And Ada's custom request "A reminder for birthdays" is refunded
    And Ada's purchase shows as charged back

  Scenario: Money that went back is not delivered for
    Given Ada paid for "A reminder for birthdays"
    And the operator refunded Ada
    And the refund has run its course
    When the operator delivers Ada's "A reminder for birthdays"
    Then the operator is refused, because this is not possible any more
