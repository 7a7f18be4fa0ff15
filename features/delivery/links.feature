Feature: Download links
  An owner can have an address that fetches a file without a login, for a script or another device.
  It lasts five minutes and five uses, and dies with the right behind it.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada bought "Invoices to a sheet"

  Scenario: The same file, without a login
    Given Ada made a link to "Invoices to a sheet"
    When a stranger follows Ada's link
    And Ada downloads "Invoices to a sheet"
    Then the stranger's file is the same as Ada's

  Scenario: Five uses and no more (P22)
    Given Ada made a link to "Invoices to a sheet"
    When a stranger follows Ada's link 5 times
    And the stranger follows Ada's link
    Then the stranger is refused, because the link has expired

  Scenario: Many at once (DELIVER-03)
    Given Ada made a link to "Invoices to a sheet"
    When Ada's link is followed 20 times at once
    Then 5 of them got the file, and 15 were refused, because the link has expired

  Scenario: Five minutes and no more (DELIVER-01)
    Given Ada made a link to "Invoices to a sheet"
    When 299 seconds pass
    And a stranger follows Ada's link
    Then the stranger has a file
    When 2 seconds pass
    And the stranger follows Ada's link
    Then the stranger is refused, because the link has expired

  Scenario: It goes on fetching what it was made for
    Given Ada made a link to "Invoices to a sheet"
    And the operator is at work
    And the operator released a new version 1.1.0 of "Invoices to a sheet"
    When a stranger follows Ada's link
    And Ada downloads "Invoices to a sheet"
    Then the stranger's file is another than Ada's

  Scenario Outline: A token that was altered on its way (DELIVER-02)
    Given Ada made a link to "Invoices to a sheet"
    When a stranger follows Ada's link, of which <change>
    Then the stranger is refused, because there is no such thing
    When the stranger follows Ada's link
    Then the stranger has a file

    Examples:
      | change                  |
      | the end was cut         |
      | one letter was replaced |
      | something was added to  |

  Scenario: It dies with the right behind it
    Given Ada made a link to "Invoices to a sheet"
    And the operator is at work
    And the operator removed "Invoices to a sheet" for good
    When a stranger follows Ada's link
    Then the stranger is refused, because the right to it is suspended

  Scenario: What was not bought
    Given Ben has an account
    When Ben makes a link to "Invoices to a sheet"
    Then Ben is refused, because it was not bought

  Scenario: What is not paid yet (DELIVER-07)
    Given Ben has an account
    And Ben started to buy "Invoices to a sheet"
    When Ben makes a link to "Invoices to a sheet"
    Then Ben is refused, because it was not bought

  Scenario: What was paid for, but not with the right amount (DELIVER-07)
    Given Ben has an account
    And Ben started to buy "Invoices to a sheet"
    And Ben paid 4,999 NGN instead
    When Ben makes a link to "Invoices to a sheet"
    Then Ben is refused, because it was not bought
