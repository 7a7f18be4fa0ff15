Feature: Publishing a workflow
  The operator uploads a file just as n8n exports it. The shop reads it, and sells a cleaned copy
  in which nothing of the operator's own n8n is left.

  Background:
    Given the operator is at work

  Scenario: From the file to the shop in one go
    When the operator publishes "Invoices to a sheet" for 5,000 NGN
    Then "Invoices to a sheet" is in the shop for 5,000 NGN

  Scenario: A draft is seen by operators only
    When the operator uploads "Invoices to a sheet" for 5,000 NGN as a draft
    Then "Invoices to a sheet" is not in the shop
    But the operator sees "Invoices to a sheet" as a draft

  Scenario: What the card says is read from the file
    When the operator publishes "A morning report" for 1,000 NGN
    Then the card of "A morning report" says that a schedule starts it
    And the card of "A morning report" names the integration "slack"

  Scenario: A gift
    When the operator publishes "A morning greeting" for 0 NGN
    Then "A morning greeting" is in the shop for 0 NGN

  Scenario Outline: Files that are no n8n workflow
    When the operator uploads <file>
    Then the operator is refused, because this is not an n8n workflow
    And nothing was kept

    Examples:
      | file                                |
      | a scenario of Make                  |
      | a list of numbers                   |
      | a workflow with a node of no type   |

  Scenario Outline: Secrets do not get into the shop
    When the operator uploads a workflow with <secret> in it
    Then the operator is refused, because the workflow contains secrets
    And the operator is told where <secret> is, but not what it is
    And nothing was kept

    Examples:
      | secret        |
      | a private key |
      | a live key    |

  Scenario: The same workflow is not sold twice
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    When the operator publishes the file of "Invoices to a sheet" again as "My invoices"
    Then the operator is refused, because the same workflow is in the shop already
    And "My invoices" is not in the shop

  Scenario: A price that nobody could be charged
    When the operator publishes "Invoices to a sheet" for 49.99 NGN
    Then the operator is refused, because the amount is below what can be charged

  Scenario: A currency that the shop does not sell in
    When the operator publishes "Invoices to a sheet" for 100 KES
    Then the operator is refused, because the shop does not sell in that currency

  Scenario: Without the right to sell it
    When the operator publishes "Invoices to a sheet" without the right to sell it
    Then the operator is refused, because the entries are not right
    And nothing was kept

  Scenario: Buyers do not publish
    Given Ada has an account
    When Ada publishes "Invoices to a sheet" for 5,000 NGN
    Then Ada is refused, because one has to log in first
