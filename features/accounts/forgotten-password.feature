Feature: A forgotten password
  Whoever reads the mails of an account can give it a new password. Nobody else learns even whether there is an account.

  Background:
    Given Ada has an account
    And Ada is logged in on her phone, too

  Scenario: A new password by the link in a mail
    When Ada has forgotten her password
    Then Ada got 1 mail with a way to a new password
    When Ada chooses the new password "a heron on one leg" by her mail
    Then Ada is not logged in
    And Ada is not logged in on her phone any more
    When Ada logs in with the password "a heron on one leg"
    Then Ada is logged in

  Scenario: The old password is over
    Given Ada chose the new password "a heron on one leg" by mail
    When Ada logs in
    Then Ada is refused, because e-mail address or password is wrong

  Scenario: Someone without an account is told the same, and gets no mail
    When Ben has forgotten his password
    Then Ben is told what Ada would be told
    And Ben got no mail with a way to a new password

  Scenario: Opening the link changes nothing; the token is good once
    Given Ada chose the new password "a heron on one leg" by mail
    When Ada chooses the new password "a stork on two legs" by her mail
    Then Ada is refused, because the code is not good any more

  Scenario: It is good for half an hour
    Given Ada forgot her password
    And Ada got 1 mail with a way to a new password
    When 30 minutes pass
    And Ada chooses the new password "a heron on one leg" by her mail
    Then Ada is refused, because the code is not good any more

  Scenario: A newer one ends the older
    Given Ada forgot her password
    And Ada got 1 mail with a way to a new password
    When Ada has forgotten her password
    Then Ada got 2 mails with a way to a new password
    When Ada chooses the new password "a heron on one leg" by her first mail
    Then Ada is refused, because the code is not good any more
    When Ada chooses the new password "a heron on one leg" by her mail
    And Ada logs in with the password "a heron on one leg"
    Then Ada is logged in

  Scenario: A weak one is refused, and the mail is still good
    Given Ada forgot her password
    When Ada chooses the new password "passwordpassword" by her mail
    Then Ada is refused, because the password is too easy to guess
    When Ada chooses the new password "a heron on one leg" by her mail
    And Ada logs in with the password "a heron on one leg"
    Then Ada is logged in

  Scenario: A token of one's own making
    When a stranger chooses a new password by a token of their own making
    Then the stranger is refused, because the code is not good any more

  Scenario: Who is suspended gets no mail
    Given the operator suspended Ada, because "chargebacks"
    When Ada has forgotten her password
    Then Ada got no mail with a way to a new password
