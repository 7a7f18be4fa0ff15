Feature: Changing the password
  Who knows the password may change it. Every other device is logged out, for one of them may be a thief's.

  Background:
    Given Ada has an account
    And Ada is logged in on her phone, too

  Scenario: This device goes on, the others end
    When Ada changes her password to "a heron on one leg"
    Then Ada is logged in
    But Ada is not logged in on her phone any more
    When Ada comes back after 1 day
    Then Ada is logged in

  Scenario: Only the new one is good
    Given Ada changed her password to "a heron on one leg"
    When Ada logs in
    Then Ada is refused, because e-mail address or password is wrong
    When Ada logs in with the password "a heron on one leg"
    Then Ada is logged in

  Scenario: Without knowing the password
    When Ada changes her password with a wrong one
    Then Ada is refused, because e-mail address or password is wrong
    And Ada is still logged in on her phone

  Scenario: Guessing at it ends after five tries
    When Ada changes her password with a wrong one 5 times
    And Ada changes her password to "a heron on one leg"
    Then Ada is refused, because there were too many attempts

  Scenario: A weak one
    When Ada changes her password to "passwordpassword"
    Then Ada is refused, because the password is too easy to guess
    And Ada is still logged in on her phone

  Scenario: A way to a new password that was mailed before is over
    Given Ada forgot her password
    And Ada got 1 mail with a way to a new password
    When Ada changes her password to "a heron on one leg"
    And Ada chooses the new password "a stork on two legs" by her mail
    Then Ada is refused, because the code is not good any more
