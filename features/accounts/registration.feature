Feature: Making an account
  A buyer makes an account with an e-mail address and a password, and is logged in at once.

  Scenario: A new buyer
    When Ada makes an account
    Then Ada is logged in
    And Ada's account bears Ada's name and e-mail address

  Scenario: One account for one e-mail address
    Given Ada has an account
    When Ben makes an account with Ada's e-mail address
    Then Ben is refused, because the e-mail address is taken
    And Ben is not logged in

  Scenario: Capitals do not make another e-mail address
    Given Ada has an account
    When Ben makes an account with Ada's e-mail address in capitals
    Then Ben is refused, because the e-mail address is taken

  Scenario: Two at once for one e-mail address
    When Ada makes an account twice at the same time
    Then only one of the two accounts is made

  Scenario Outline: Passwords that others would guess
    When Ada makes an account with the password "<password>"
    Then Ada is refused, because the password is too easy to guess
    And Ada is not logged in

    Examples: common, or with the name of the shop in it
      | password           |
      | 123456789012       |
      | passwordpassword   |
      | my vexa and i      |

  Scenario: A password with the e-mail address in it
    When Ada makes an account with a password that holds the e-mail address
    Then Ada is refused, because the password is too easy to guess

  Scenario Outline: Entries that are not right
    When Ada makes an account with the <entry> "<value>"
    Then Ada is refused, because the entries are not right
    And Ada is told that the <entry> is wrong

    Examples:
      | entry          | value          |
      | e-mail address | ada at example |
      | password       | too short      |
      | name           |                |

  Scenario: All that is wrong is told at once
    When Ada makes an account with nothing filled in rightly
    Then Ada is refused, because the entries are not right
    And Ada is told that the e-mail address is wrong
    And Ada is told that the password is wrong
    And Ada is told that the name is wrong
