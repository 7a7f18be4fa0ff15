Feature: Purchases on the wrong account
  Who bought with the wrong account gets what they bought where they want it, by the shop's hand. It moves whole.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada bought "Invoices to a sheet"
    And Ben has an account
    And the operator is at work

  Scenario: All of it moves at once, and both are told (P23)
    When the operator moves Ada's purchase of "Invoices to a sheet" to Ben
    Then Ben owns "Invoices to a sheet"
    And Ben's purchases show "Invoices to a sheet" for 5,000 NGN
    And Ben can download "Invoices to a sheet"
    And Ada does not own "Invoices to a sheet"
    And Ada has no purchases
    And Ben got 1 mail that says "is yours now"
    And Ada got 1 mail that says "was moved to another account"
    When Ada downloads "Invoices to a sheet"
    Then Ada is refused, because it was not bought

  Scenario: The receipt is corrected on paper: a credit note and a new receipt (P39)
    When the operator moves Ada's purchase of "Invoices to a sheet" to Ben
    Then Ben's receipt for "Invoices to a sheet" is in his name
    And Ben's receipt for "Invoices to a sheet" says "Receipt R-000002"
    When Ada asks for Ada's receipt for "Invoices to a sheet"
    Then Ada is refused, because there is no such thing

  Scenario: There and back again
    Given the operator moved Ada's purchase of "Invoices to a sheet" to Ben
    When the operator moves Ben's purchase of "Invoices to a sheet" to Ada
    Then Ada owns "Invoices to a sheet"
    And Ben does not own "Invoices to a sheet"

  Scenario: A link that was made before dies with the right
    Given Ada made a link to "Invoices to a sheet"
    When the operator moves Ada's purchase of "Invoices to a sheet" to Ben
    And a stranger follows Ada's link
    Then the stranger is refused, because the right to it is suspended

  Scenario: To who owns it already
    Given Ben bought "Invoices to a sheet"
    When the operator moves Ada's purchase of "Invoices to a sheet" to Ben
    Then the operator is refused, because it is owned already
    And Ada owns "Invoices to a sheet"

  Scenario: To an address that nobody has
    When the operator moves Ada's purchase of "Invoices to a sheet" to a stranger
    Then the operator is told that the e-mail address is wrong
    And Ada owns "Invoices to a sheet"

  Scenario: To whom it belongs already
    When the operator moves Ada's purchase of "Invoices to a sheet" to Ada
    Then Ada owns "Invoices to a sheet"
    And Ada got 1 mail

  Scenario: Two at once
    Given Chidi has an account
    When the operator moves Ada's purchase of "Invoices to a sheet" to Ben and to Chidi at once
    Then one of Ben and Chidi owns "Invoices to a sheet", and the other does not
    And Ada does not own "Invoices to a sheet"

  Scenario: What was lost can be bought again
    Given the operator moved Ada's purchase of "Invoices to a sheet" to Ben
    When Ada bought "Invoices to a sheet"
    Then Ada owns "Invoices to a sheet"
    And Ben owns "Invoices to a sheet"

  Scenario: The receipt is sent again
    When the operator sends Ada's receipt for "Invoices to a sheet" again
    Then Ada got 2 mails that say "R-000001"

  Scenario: It is sent to whom it belongs now
    Given the operator moved Ada's purchase of "Invoices to a sheet" to Ben
    When the operator sends Ben's receipt for "Invoices to a sheet" again
    Then Ben got 2 mails that say "R-000002"
    And Ada got no mail that says "R-000002"
