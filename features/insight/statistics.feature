Feature: How the shop does
  The operator sees what the shop has, what it earned and what became of those who began to pay.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the shop sells "Orders to a board" for 8,000 NGN

  Scenario: Before anyone came
    Then the statistics count 0 users, 2 workflows, 0 sales and 0 open custom requests
    And the statistics show no revenue

  Scenario: What was sold
    Given Ada bought "Invoices to a sheet"
    And Ben bought "Invoices to a sheet"
    And Ben bought "Orders to a board"
    And Chidi asked for "A reminder for birthdays"
    Then the statistics count 3 users, 2 workflows, 3 sales and 1 open custom request
    And the statistics show revenue of 18,000 NGN, of which Paystack's fees are gone
    And the statistics show "Invoices to a sheet", "Orders to a board" as sold most
    And the statistics show 2 sales of "Invoices to a sheet" for 10,000 NGN

  Scenario: Who began to pay, and who did
    Given Ada bought "Invoices to a sheet"
    And Ben has an account
    And Ben started to buy "Invoices to a sheet"
    Then 1 of 2 begun payments was made

  Scenario: Money that is held is no revenue
    Given Ada has an account
    And Ada started to buy "Invoices to a sheet"
    When Ada pays 50 NGN instead
    Then the statistics count 1 user, 2 workflows, 0 sales and 0 open custom requests
    And 0 of 1 begun payments was made

  Scenario: A period
    Given Ada bought "Invoices to a sheet"
    When 3 days pass
    And Ben bought "Orders to a board"
    And the operator logs in
    Then the statistics of the last 2 days show 1 sale of 8,000 NGN
    And the statistics of the last 5 days show 2 sales of 13,000 NGN

  Scenario: Day by day
    Given Ada bought "Invoices to a sheet"
    When 3 days pass
    And Ben bought "Orders to a board"
    And Chidi bought "Orders to a board"
    And the operator logs in
    Then the statistics by day are:
      | sales | gross      |
      | 1     | 5,000 NGN  |
      | 2     | 16,000 NGN |

  Scenario: The figures are the shop's own business
    Given Ada has an account
    When Ada asks for the statistics
    Then Ada is refused, because one has to log in first

  Scenario: A time zone that does not exist
    When the operator asks for the statistics in the time zone "Mars/Olympus"
    Then the operator is refused, because the entries are not right
