Feature: Staying logged in
  A buyer stays logged in on a device by a pass that is exchanged for a new one from time to time.
  A pass that turns up a second time was copied: then the session ends.

  Background:
    Given Ada has an account

  Scenario: Nobody is asked to log in again for coming back
    When Ada comes back after 6 days
    Then Ada is logged in

  Scenario: A week away ends it
    When Ada comes back after 7 days
    Then Ada is not logged in

  Scenario: Coming back now and then goes on for thirty days, not longer
    When Ada comes back every 6 days, 4 times
    Then Ada is logged in
    When Ada comes back after 6 days
    Then Ada is not logged in

  Scenario: Logging out ends the session for good
    When Ada logs out
    Then what Ada's device still keeps opens nothing

  Scenario: Two tabs exchange the same pass at once
    When Ada exchanges her pass
    And Ada exchanges her last but one pass once more
    Then Ada is refused, because one has to log in first
    But Ada is logged in

  Scenario: A copied pass
    When Ada exchanges her pass
    And 11 seconds pass
    And a stranger exchanges a copy of Ada's first pass
    Then the stranger is refused, because this pass was used before
    And Ada is not logged in

  Scenario: A pass of one's own making
    When a stranger exchanges a pass of their own making
    Then the stranger is refused, because one has to log in first
    And Ada is logged in

  Scenario: In a browser, the pass is kept where no page can read it
    Given Ben has an account
    When Ben logs in with his browser
    Then Ben is logged in
    And Ben's pass is kept by his browser, and was shown to no page
    When Ben comes back after 6 days
    Then Ben is logged in

  Scenario: A browser forgets the pass of who logs out
    Given Ben has an account
    And Ben logs in with his browser
    When Ben logs out
    Then Ben's browser keeps no pass
    And Ben is not logged in

  Scenario: Operators' browsers keep a pass of their own
    When the operator logs in with their browser
    Then the operator's pass is kept by their browser, and was shown to no page
    When the operator comes back after 11 hours
    Then the operator is logged in
    When the operator logs out
    Then the operator's browser keeps no pass
