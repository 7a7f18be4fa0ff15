Feature: Giving a workflow away
  A person of the shop gives a buyer a workflow without payment, and says why.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account

  Scenario: Theirs as if they had bought it, and no revenue
    When the operator gives Ada "Invoices to a sheet", because "she reported a mistake in it"
    Then Ada owns "Invoices to a sheet"
    And Ada can download "Invoices to a sheet"
    And the operator sees that Ada was given "Invoices to a sheet"
    And the books show no sale

  Scenario: Not what is theirs already
    Given the operator gave Ada "Invoices to a sheet", because "she reported a mistake in it"
    When the operator gives Ada "Invoices to a sheet", because "once more"
    Then the operator is refused, because it is owned already

  Scenario: Not what was never shown
    Given the operator uploaded "Orders to a board" for 8,000 NGN as a draft
    When the operator gives Ada "Orders to a board", because "too early"
    Then the operator is refused, because there is no such thing

  Scenario: What was given cannot be bought
    Given the operator gave Ada "Invoices to a sheet", because "she reported a mistake in it"
    When Ada starts to buy "Invoices to a sheet"
    Then Ada is refused, because it is owned already
