Feature: Where one is logged in
  A buyer sees every device on which they are logged in, and ends what they do not know.

  Background:
    Given Ada has an account
    And Ada is logged in on her phone, too

  Scenario: All of one's devices, and which one this is
    When Ada looks where she is logged in
    Then Ada finds 2 devices, and 1 of them is this one

  Scenario: Ending another device
    When Ada ends the session of her phone
    Then Ada is not logged in on her phone any more
    But Ada is logged in
    And Ada finds 1 device, and 1 of them is this one

  Scenario: Ending all of them
    When Ada logs out everywhere
    Then Ada is not logged in on her phone any more
    And Ada is not logged in

  Scenario: Nobody sees or ends what is another's
    Given Ben has an account
    When Ben looks where he is logged in
    Then Ben finds 1 device, and 1 of them is this one
    When Ben ends the session of Ada's phone
    Then Ben is refused, because there is no such thing
    And Ada is still logged in on her phone

  Scenario: What was ended or has lapsed is not shown
    Given Ada logged out on her phone
    When Ada looks where she is logged in
    Then Ada finds 1 device, and 1 of them is this one

  Scenario: Another name
    When Ada calls herself "Ada Obi"
    Then Ada's account bears the name "Ada Obi"

  Scenario: A name has letters in it
    When Ada calls herself ""
    Then Ada is refused, because the entries are not right
    And Ada is told that the name is wrong
