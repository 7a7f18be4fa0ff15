Feature: Disputes
  A buyer's bank claims a payment back. Until that is resolved nobody has both the goods and the money.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ada bought "Invoices to a sheet"
    And Ada downloaded "Invoices to a sheet"

  Scenario: P12: access rests at once
    When Ada's bank claims the payment back
    Then Ada's purchase shows as disputed
    And the operator sees a dispute of 5,000 NGN that waits for an answer
    When Ada downloads "Invoices to a sheet"
    Then Ada is refused, because the right to it is suspended

  Scenario: P12: won, access comes back
    Given Ada's bank claims the payment back
    When the bank turns the claim down
    Then Ada's purchase shows as paid
    And Ada can download "Invoices to a sheet"

  Scenario: P12: lost, access is gone
    Given Ada's bank claims the payment back
    When nobody answers the bank in time
    Then Ada's purchase shows as charged back
    And Ada's right to "Invoices to a sheet" is revoked
    And the books show refunds of 0 NGN in all
    When the operator refunds Ada
    Then the operator is refused, because that is more than is left

  Scenario: P11: nothing is refunded while a payment is disputed
    Given Ada's bank claims the payment back
    When the operator refunds Ada 1 NGN
    Then the operator is refused, because the payment is disputed

  Scenario: Giving in
    Given Ada's bank claims the payment back
    When the operator gives in
    Then the operator sees that the dispute was accepted
    And Ada's purchase shows as charged back
    When the operator gives in
    Then the operator is refused, because this is not possible any more

  Scenario: Contesting with what the shop knows
    Given Ada's bank claims the payment back
    Then the operator reads in the evidence: "Delivered as a download to the signed-in account: 1 times"
    When the operator contests the claim: "She wrote that she uses it daily"
    Then Paystack was told: "She wrote that she uses it daily"
    And Paystack was told: "Invoices to a sheet"
    And the operator sees that the bank decides now

  Scenario: Contested, it is not given in by itself
    Given Ada's bank claims the payment back
    And the operator sees a dispute of 5,000 NGN that waits for an answer
    And the operator contests the claim: "She wrote that she uses it daily"
    When the bank has waited 17 hours
    And Ada logs in
    Then Ada's purchase shows as disputed
    When the bank turns the claim down
    Then Ada's purchase shows as paid
    And Ada can download "Invoices to a sheet"

  Scenario: Unanswered, it is given in by itself
    Given Ada's bank claims the payment back
    When the bank has waited 17 hours
    And Ada logs in
    Then Ada's purchase shows as charged back

  Scenario: What a former owner fetched speaks for a sale that moved
    Given Ben has an account
    And the operator moved Ada's purchase of "Invoices to a sheet" to Ben
    And Ben downloaded "Invoices to a sheet"
    When Ada's bank claims the payment back
    Then the operator reads in the evidence: "Delivered as a download to the signed-in account: 2 times"
    And the operator reads the numbers of 2 receipts in the evidence

  Scenario: PAY-19: what went back already does not go back again
    Given the operator refunded Ada
    And the refund has run its course
    When Ada's bank claims 5,000 NGN back
    And the bank turns the claim down
    Then Ada's purchase shows as refunded
    And Ada's right to "Invoices to a sheet" is revoked
    And the books show refunds of 5,000 NGN in all
