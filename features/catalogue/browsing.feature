Feature: Browsing the shop
  Anybody may look around, logged in or not.

  Background:
    Given the shop gives away "A morning greeting", which posts to Telegram
    And the shop sells "Invoices to a sheet" for 5,000 NGN, which posts to Google Sheets
    And the shop sells "A weekly report" for 2,000 NGN, which posts to Slack

  Scenario: The newest comes first
    When a visitor looks around
    Then they see "A weekly report", "Invoices to a sheet", "A morning greeting"

  Scenario Outline: Looking for something
    When a visitor looks for <what>
    Then they see <titles>

    Examples:
      | what                            | titles                                                         |
      | what is free                    | "A morning greeting"                                           |
      | what costs something            | "A weekly report", "Invoices to a sheet"                       |
      | the integration "google-sheets" | "Invoices to a sheet"                                          |
      | the integration "nothing-at-all"| nothing                                                        |
      | the cheapest first              | "A morning greeting", "A weekly report", "Invoices to a sheet" |
      | the dearest first               | "Invoices to a sheet", "A weekly report", "A morning greeting" |

  Scenario: Page by page, nothing twice and nothing missing
    When a visitor looks around, 2 at a time
    Then they see "A weekly report", "Invoices to a sheet", "A morning greeting"

  Scenario: By its address
    When a visitor opens the address of "A weekly report"
    Then the visitor reads of "A weekly report" what it costs, what it needs and what is in it

  Scenario: What a buyer owns is marked
    Given Ada bought "A weekly report"
    Then Ada sees that "A weekly report" is hers
    But Ada sees that "Invoices to a sheet" is not hers
    And the visitor sees "A weekly report" without a word on whose it is

  Scenario: An address that never was
    When a visitor opens the address of something that never was
    Then the visitor is refused, because there is no such thing

  Scenario: What sells best
    Given Ada bought "Invoices to a sheet"
    When a visitor looks for the best sold first
    Then "Invoices to a sheet" comes first
