Feature: Suspending a buyer
  Whom the shop shuts out is out at once, on every device, and keeps what they bought for when they come back.

  Background:
    Given Ada has an account
    And Ada is logged in on her phone, too
    And the operator is at work

  Scenario: Out at once, everywhere
    When the operator suspends Ada, because "chargebacks"
    Then Ada is not logged in
    And Ada is not logged in on her phone any more
    And the operator finds Ada among the suspended users

  Scenario: Only who knows the password is told why there is no way in
    Given the operator suspended Ada, because "chargebacks"
    When Ada logs in
    Then Ada is refused, because the account is suspended
    When Ada logs in with a wrong password
    Then Ada is refused, because e-mail address or password is wrong

  Scenario: Back again, by logging in anew
    Given the operator suspended Ada, because "chargebacks"
    When the operator lets Ada back in, because "it was the bank's mistake"
    Then Ada is not logged in
    When Ada logs in
    Then Ada is logged in
    And the e-mail address of Ada is not confirmed

  Scenario: Suspending once more changes nothing
    Given the operator suspended Ada, because "chargebacks"
    When the operator suspends Ada, because "once more"
    Then the operator finds Ada among the suspended users

  Scenario: Nobody whom the shop does not know
    When the operator suspends somebody who is not there
    Then the operator is refused, because there is no such thing

  Scenario: A reason has to be given
    When the operator suspends Ada, because ""
    Then the operator is refused, because the entries are not right

  Scenario: Buyers suspend nobody
    Given Ben has an account
    When Ben suspends Ada, because "I do not like her"
    Then Ben is refused, because one has to log in first
    And Ada is logged in
