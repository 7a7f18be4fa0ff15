Feature: Paystack's notices
  Paystack tells the shop of a payment at least once, sometimes late, sometimes not at all;
  and others may pretend to be Paystack. The shop listens, and then asks Paystack itself.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Paystack keeps its notices to itself
    And Ada started to buy "Invoices to a sheet"

  Scenario: The notice alone is enough: the buyer need not come back
    Given Ada paid
    When Paystack's notice arrives
    Then Ada owns "Invoices to a sheet"
    And the books show 1 sale of 5,000 NGN in all

  Scenario: The same notice many times at once
    Given Ada paid
    When Paystack's notice arrives 20 times at once
    Then each copy is taken
    And Ada owns "Invoices to a sheet"
    And the books show 1 sale of 5,000 NGN in all

  Scenario: The notice comes after the buyer
    Given Ada paid
    And Ada's payment is paid
    When Paystack's notice arrives
    Then each copy is taken
    And the books show 1 sale of 5,000 NGN in all

  Scenario: Notice and buyer at the same time
    Given Ada paid
    When Paystack's notice arrives while Ada asks about the payment 4 times
    Then Ada hears of one and the same sale
    And the books show 1 sale of 5,000 NGN in all

  Scenario: No notice and no buyer: the shop asks by itself
    Given Ada paid
    When 3 minutes pass
    Then Ada owns "Invoices to a sheet"
    And the books show 1 sale of 5,000 NGN in all

  Scenario: Paid at the last moment, on a page that was thought to be over
    Given 31 minutes passed
    And Ada's payment is expired
    When Ada pays
    And Paystack's notice arrives
    Then Ada's payment is paid
    And Ada owns "Invoices to a sheet"

  Scenario: Paid a day too late
    Given 25 hours passed
    When Ada pays
    And Paystack's notice arrives
    Then Ada's payment is held for a person to look at
    And Ada does not own "Invoices to a sheet"

  Scenario: A notice that somebody else signed
    When a forged notice says that Ada paid
    Then it is turned away
    And Ada does not own "Invoices to a sheet"

  Scenario: A notice that was changed on its way
    Given Ada paid
    When Paystack's notice arrives with another amount in it
    Then it is turned away
    And the books show no sale

  Scenario: A notice of a payment that was not made
    When Paystack's notice arrives although nobody paid
    Then each copy is taken
    But Ada's payment is pending
    And Ada does not own "Invoices to a sheet"
