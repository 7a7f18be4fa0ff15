Feature: Erasing an account
  Whoever wants to be forgotten is forgotten: nothing that the shop keeps says who they were. What was paid for stays in
  the books, for it was paid.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada has an account
    And Ada is logged in on her phone, too

  Scenario: Gone at once, on every device, and for good
    When Ada erases her account
    Then Ada is not logged in
    And Ada is not logged in on her phone any more
    When Ada logs in
    Then Ada is refused, because e-mail address or password is wrong

  Scenario: Only who knows the password
    When Ada erases her account with a wrong password
    Then Ada is refused, because e-mail address or password is wrong
    And Ada is logged in
    And Ada is still logged in on her phone

  Scenario: Guessing at it ends after five tries
    When Ada erases her account with a wrong password 5 times
    And Ada erases her account
    Then Ada is refused, because there were too many attempts

  Scenario: The address is free, and who takes it begins with nothing
    Given Ada bought "Invoices to a sheet"
    And Ada erased her account
    When Ada makes an account
    Then Ada is logged in
    And Ada has no purchases
    And Ada's library is empty

  Scenario: P40: the books stay as they were
    Given Ada bought "Invoices to a sheet"
    And the operator is at work
    When Ada erases her account
    Then the books show 1 sale of 5,000 NGN in all
    And the operator finds nobody with the name or e-mail address of Ada
    And the operator sees 1 sale, and not to whom

  Scenario: An owner erases somebody who asks for it
    Given Ada bought "Invoices to a sheet"
    And the operator is at work
    When the operator erases Ada
    Then Ada is not logged in
    And the operator finds nobody with the name or e-mail address of Ada
    When the operator erases Ada once more
    Then Ada is not logged in

  Scenario: Nobody else does
    Given Ben has an account
    When Ben erases Ada
    Then Ben is refused, because one has to log in first
    And Ada is logged in
    When the operator erases somebody who is not there
    Then the operator is refused, because there is no such thing

  Scenario: Nobody works for somebody who is gone
    Given Ada asked for "Mail to CRM"
    And the operator is at work
    When Ada erases her account
    Then the operator finds that a request was taken back, and not what was asked for

  Scenario: P37: what is paid after all goes back
    Given Ada started to buy "Invoices to a sheet"
    And Ada erased her account
    When Ada pays
    And the refund has run its course
    Then the books show no sale
    And Paystack has given Ada back 5,000 NGN in 1 refund

  Scenario: No mail goes to who is gone
    Given Ada bought "Invoices to a sheet"
    And Ada has read her mails
    When Ada erases her account
    And the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada got no mail
