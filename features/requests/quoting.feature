Feature: Quoting a custom request
  The shop says what it would make and for how much; the buyer takes it or leaves it. Only what stands can be taken.

  Background:
    Given Ada has an account
    And Ada asked for "A reminder for birthdays"

  Scenario: A quote is taken
    When the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    Then Ada's custom request "A reminder for birthdays" is quoted
    And Ada is offered "A reminder for birthdays" for 50,000 NGN
    When Ada accepts the quote for "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is accepted
    And Ada got 1 mail that says "A quote for A reminder for birthdays"
    And Ada got 1 mail that says "You accepted the quote for A reminder for birthdays"
    And Ada got 2 mails

  Scenario: Taking it twice is taking it once
    Given the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    When Ada accepts the quote for "A reminder for birthdays"
    And Ada accepts the quote for "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is accepted
    And Ada got 2 mails

  Scenario: The newest quote stands
    Given the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    And Ada reads the quote for "A reminder for birthdays"
    When the operator quotes 60,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    And Ada accepts the quote that she read
    Then Ada is refused, because this is not possible any more
    And Ada's custom request "A reminder for birthdays" is quoted
    And Ada is offered "A reminder for birthdays" for 60,000 NGN

  Scenario: A quote that is over
    Given the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 5 days
    When 5 days pass
    And Ada accepts the quote for "A reminder for birthdays"
    Then Ada is refused, because the quote has expired
    And Ada's custom request "A reminder for birthdays" is expired
    And Ada got 1 mail that says "The quote for A reminder for birthdays has expired"

  Scenario: A quote is turned down
    Given the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    When Ada rejects the quote for "A reminder for birthdays", because "Too dear."
    Then Ada's custom request "A reminder for birthdays" is rejected
    And what was written about Ada's "A reminder for birthdays" is:
      | buyer | Too dear. |
    When Ada accepts the quote for "A reminder for birthdays"
    Then Ada is refused, because this is not possible any more

  Scenario Outline: What cannot be quoted
    When the operator quotes <price> for Ada's "A reminder for birthdays", good for <time>
    Then the operator is refused, because <reason>
    And Ada's custom request "A reminder for birthdays" is submitted

    Examples:
      | price  | time      | reason                                  |
      | 20 USD | 7 days    | the shop does not sell in that currency |
      | 1 NGN  | 7 days    | the amount is below what can be charged |
      | 50 NGN | 0 seconds | the entries are not right               |

  Scenario: The shop does not make it
    When the operator declines Ada's "A reminder for birthdays", because "We do not do birthdays."
    Then Ada's custom request "A reminder for birthdays" is declined
    And what was written about Ada's "A reminder for birthdays" is:
      | operator | We do not do birthdays. |
    And Ada got 1 mail that says "We do not do birthdays."
    When the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    Then the operator is refused, because this is not possible any more

  Scenario: It is not needed any more
    Given the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    When Ada cancels "A reminder for birthdays"
    Then Ada's custom request "A reminder for birthdays" is cancelled
    When Ada writes "Are you there?" about "A reminder for birthdays"
    Then Ada is refused, because this is not possible any more

  Scenario: Both sides write
    When Ada writes "Leap years too?" about "A reminder for birthdays"
    And the operator writes "Leap years too." about Ada's "A reminder for birthdays"
    Then what was written about Ada's "A reminder for birthdays" is:
      | buyer    | Leap years too? |
      | operator | Leap years too. |
    And Ada got 1 mail that says "Leap years too."
    And Ada got 1 mail

  Scenario: Nothing to close and nothing to revise before something was delivered
    When Ada closes "A reminder for birthdays"
    Then Ada is refused, because this is not possible any more
    When Ada asks for a change of "A reminder for birthdays": "Bigger."
    Then Ada is refused, because this is not possible any more

  Scenario: A request is nobody else's
    Given Ben has an account
    And the operator quotes 50,000 NGN for Ada's "A reminder for birthdays", good for 7 days
    When Ben tries every move on Ada's "A reminder for birthdays"
    Then none of them found it
    And Ada's custom request "A reminder for birthdays" is quoted
