Feature: The sales as a table
  The operator takes all sales into a spreadsheet.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And the shop sells "=HYPERLINK(1)" for 8,000 NGN
    And Ada bought "Invoices to a sheet"
    And Ben bought "=HYPERLINK(1)"

  Scenario: Everything, the newest first; what a spreadsheet would calculate is text
    When the operator takes the table of sales
    Then the table holds:
      | workflow            | total  | currency | status |
      | '=HYPERLINK(1)      | 800000 | NGN      | paid   |
      | Invoices to a sheet | 500000 | NGN      | paid   |

  Scenario: What the list would show
    When the operator takes the table of sales of Ada
    Then the table holds:
      | workflow            | total  | currency | status |
      | Invoices to a sheet | 500000 | NGN      | paid   |

  Scenario: Nothing that fits
    When the operator takes the table of sales of Chidi
    Then the table holds nothing but the names of its columns

  Scenario: Buyers do not see it
    When Ada takes the table of sales
    Then Ada is refused, because one has to log in first
