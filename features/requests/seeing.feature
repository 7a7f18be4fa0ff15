Feature: Who sees a custom request
  A request is between its buyer and the shop.

  Background:
    Given Ada has an account
    And Ben has an account
    And Ada asked for "A reminder for birthdays"

  Scenario: Another buyer sees nothing of it
    Then Ben's custom requests are nothing
    When Ben opens Ada's custom request "A reminder for birthdays"
    Then Ben is refused, because there is no such thing

  Scenario: The operator sees who asks
    Given Ben asked for "A backup of the board"
    Then the operator sees the custom requests "A backup of the board", "A reminder for birthdays"
    And the operator sees that Ada asked for "A reminder for birthdays"
    And the operator sees that Ben asked for "A backup of the board"

  Scenario: The operator looks at one
    When the operator opens Ada's custom request "A reminder for birthdays"
    Then the operator sees that Ada asked for "A reminder for birthdays"

  Scenario: The operator looks for those that wait for a quote
    Then the operator sees the submitted custom requests "A reminder for birthdays"
    And the operator sees the quoted custom requests nothing

  Scenario: A buyer does not see everybody's requests
    When Ben asks for everybody's custom requests
    Then Ben is refused, because one has to log in first
