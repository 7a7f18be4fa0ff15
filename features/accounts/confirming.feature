Feature: Confirming the e-mail address
  Six digits come by mail and are typed where they were asked for. Programs that open every link in a mail
  confirm nothing, and nobody confirms another's account.

  Background:
    Given Ada has an account

  Scenario: The code from the mail
    Then Ada got 1 mail with a code
    And the e-mail address of Ada is not confirmed
    When Ada types the code from her mail
    Then the e-mail address of Ada is confirmed

  Scenario: Buying does not wait for it
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada bought "Invoices to a sheet"
    Then the e-mail address of Ada is not confirmed

  Scenario: A code is good for a quarter of an hour
    Given Ada got 1 mail with a code
    When 15 minutes pass
    And Ada types the code from her mail
    Then Ada is refused, because the code is not good any more
    And the e-mail address of Ada is not confirmed

  Scenario: A code is good once
    Given Ada typed the code from her mail
    When Ada types the code from her mail
    Then Ada is refused, because the code is not good any more
    But the e-mail address of Ada is confirmed

  Scenario: Four wrong tries leave one
    When Ada types a wrong code 4 times
    Then Ada is refused, because the code is not good any more
    When Ada types the code from her mail
    Then the e-mail address of Ada is confirmed

  Scenario: Five wrong tries are all
    When Ada types a wrong code 5 times
    And Ada types the code from her mail
    Then Ada is refused, because the code is not good any more
    And the e-mail address of Ada is not confirmed

  Scenario: Another code, and the one before is over
    When Ada asks for another code
    Then Ada got 2 mails with a code
    When Ada types the code from her first mail
    Then Ada is refused, because the code is not good any more
    When Ada types the code from her mail
    Then the e-mail address of Ada is confirmed

  Scenario: Asking again has to wait a minute
    Given Ada asked for another code
    When Ada asks for another code
    Then Ada is refused, because there were too many attempts
    And Ada got 2 mails with a code
    When 1 minute passes
    And Ada asks for another code
    Then Ada got 3 mails with a code

  Scenario: A code is good only where it was asked for
    Given Ada is logged in on her phone, too
    When Ada types the code from her mail on her phone
    Then Ada is refused on her phone, because the code is not good any more
    When Ada asks for another code on her phone
    And Ada types the code from her mail on her phone
    Then the e-mail address of Ada is confirmed

  Scenario: Nobody confirms another's address
    Given Ben has an account
    When Ben types the code from Ada's mail
    Then Ben is refused, because the code is not good any more
    And the e-mail address of Ben is not confirmed

  Scenario: What is confirmed needs no code
    Given Ada typed the code from her mail
    When Ada asks for another code
    Then Ada got 1 mail with a code

  Scenario: A code that comes too late is not sent
    Given the mail server is down
    And Ben has an account
    When 20 minutes pass
    And the mail server works again
    And 20 minutes pass
    Then Ben got no mail with a code

  Scenario: Confirmed stays confirmed
    Given Ada typed the code from her mail
    And the operator suspended Ada, because "chargebacks"
    And the operator let Ada back in, because "it was the bank's mistake"
    When Ada logs in
    Then the e-mail address of Ada is confirmed
