Feature: Asking for a workflow that does not exist yet
  A buyer who finds nothing that fits says what is needed. The people of the shop see who asks, and for what.

  Background:
    Given Ada has an account

  Scenario: Everything there is to say
    When Ada asks for a custom workflow:
      | title        | Invoices from mail to the books           |
      | description  | Read invoices that come by mail and book. |
      | integrations | gmail, google-sheets                      |
      | budget       | 50,000 NGN                                |
      | deadline     | in 30 days                                |
    Then Ada's custom requests are "Invoices from mail to the books"
    And Ada's custom request "Invoices from mail to the books" says:
      | title        | Invoices from mail to the books           |
      | description  | Read invoices that come by mail and book. |
      | integrations | gmail, google-sheets                      |
      | budget       | 50,000 NGN                                |
      | deadline     | in 30 days                                |
    And Ada's custom request "Invoices from mail to the books" is submitted
    And nobody has quoted, written or delivered anything for Ada's custom request "Invoices from mail to the books"

  Scenario: A title and a description are enough
    When Ada asks for a custom workflow:
      | title       | A reminder for birthdays |
      | description | One mail each morning.   |
    Then Ada's custom request "A reminder for birthdays" says:
      | title       | A reminder for birthdays |
      | description | One mail each morning.   |

  Scenario: The newest request comes first
    Given Ada asked for "A reminder for birthdays"
    And Ada asked for "A backup of the board"
    Then Ada's custom requests are "A backup of the board", "A reminder for birthdays"

  Scenario: Nothing asked, nothing listed
    Then Ada's custom requests are nothing

  Scenario Outline: What cannot be asked
    When Ada asks for a custom workflow:
      | title       | A reminder for birthdays |
      | description | One mail each morning.   |
      | <entry>     | <value>                  |
    Then Ada is refused, because <reason>
    And Ada's custom requests are nothing

    Examples:
      | entry        | value                | reason                                  |
      | deadline     | 1 day ago            | the entries are not right               |
      | budget       | 20 USD               | the shop does not sell in that currency |
      | integrations | Google Sheets        | the entries are not right               |
      | title        | of 201 characters    | the entries are not right               |
      | description  | of 10,001 characters | the entries are not right               |

  Scenario: A deadline that has passed is named
    When Ada asks for a custom workflow:
      | title       | A reminder for birthdays |
      | description | One mail each morning.   |
      | deadline    | 1 day ago                |
    Then Ada is told that the deadline is wrong

  Scenario: One has to be known to ask
    When a visitor asks for "A reminder for birthdays"
    Then the visitor is refused, because one has to log in first
