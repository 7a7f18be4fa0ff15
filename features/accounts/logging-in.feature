Feature: Logging in
  Whoever guesses learns nothing: not whether an account exists, and not for long.

  Background:
    Given Ada has an account
    And Ada is logged out

  Scenario: With the right password
    When Ada logs in
    Then Ada is logged in

  Scenario: The e-mail address in other capitals is the same
    When Ada logs in with the e-mail address in capitals
    Then Ada is logged in

  Scenario: With a wrong password
    When Ada logs in with a wrong password
    Then Ada is refused, because e-mail address or password is wrong
    And Ada is not logged in

  Scenario: Someone without an account is told the same
    When Ben logs in
    Then Ben is refused, because e-mail address or password is wrong

  Scenario: Guessing ends after five tries, even with the right password
    When Ada logs in with a wrong password 5 times
    And Ada logs in
    Then Ada is refused, because there were too many attempts

  Scenario: Guessing ends for an account that does not exist, too
    When Ben logs in with a wrong password 5 times
    And Ben logs in
    Then Ben is refused, because there were too many attempts

  Scenario: Who gets it right is not counted
    When Ada logs in with a wrong password 4 times
    And Ada logs in
    And Ada logs in with a wrong password
    Then Ada is refused, because e-mail address or password is wrong
