Feature: Mails about updates
  Who owns a workflow hears of each new version once: what its author says of it, and what it adds to what the
  workflow does. Who does not want to hear of it does not.

  Background:
    Given the shop sells "Invoices to a sheet" for 5,000 NGN
    And Ada bought "Invoices to a sheet"
    And Ada has read her mails
    And the operator is at work

  # P35
  Scenario: An owner hears of a new version
    When the operator releases version 1.1.0 of "Invoices to a sheet", which is "Twice as fast"
    Then Ada got 1 mail about version 1.1.0 of "Invoices to a sheet"
    And Ada's mail says "Twice as fast"
    And Ada's mail leads to her library

  Scenario: What the update adds stands in the mail
    When the operator releases version 1.1.0 of "Invoices to a sheet", which runs a command
    Then Ada's mail says "a shell command"

  Scenario: An update that adds nothing
    When the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada's mail says "It needs nothing new"

  Scenario: Each version once
    Given the operator released a new version 1.1.0 of "Invoices to a sheet"
    When the operator releases version 1.1.0 of "Invoices to a sheet"
    And 1 hour passes
    Then Ada got 1 mail about version 1.1.0 of "Invoices to a sheet"
    When the operator releases a new version 1.2.0 of "Invoices to a sheet"
    Then Ada got 1 mail about version 1.2.0 of "Invoices to a sheet"
    And Ada got 2 mails

  Scenario: A gift has owners, too
    Given the shop gives away "A morning greeting"
    And Ben has an account
    And Ben took "A morning greeting"
    When the operator releases a new version 1.1.0 of "A morning greeting"
    Then Ben got 1 mail about version 1.1.0 of "A morning greeting"
    And Ada got no mail

  Scenario: Who comes later has the new version already
    Given the operator released a new version 1.1.0 of "Invoices to a sheet"
    And Ben bought "Invoices to a sheet"
    And Ben has read his mails
    When 1 hour passes
    Then Ben got no mail

  Scenario: Nothing is said of what was not released
    When the operator uploads version 1.1.0 of "Invoices to a sheet"
    Then Ada got no mail

  Scenario: An older version is no update
    Given the operator released a new version 2.0.0 of "Invoices to a sheet"
    When the operator releases a new version 1.0.1 of "Invoices to a sheet"
    Then Ada got 1 mail
    And Ada got 1 mail about version 2.0.0 of "Invoices to a sheet"

  Scenario: Who does not want such mails
    Given Ada does not want mails about updates
    When the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada got no mail
    But Ada's library offers version 1.1.0 of "Invoices to a sheet"

  Scenario: Who wants them again
    Given Ada does not want mails about updates
    When Ada wants mails about updates
    And the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada got 1 mail

  Scenario: One click in the mail ends them
    Given the operator released a new version 1.1.0 of "Invoices to a sheet"
    When Ada ends such mails by the link in her mail
    Then Ada gets no mails about updates
    When the operator releases a new version 1.2.0 of "Invoices to a sheet"
    Then Ada got 1 mail

  Scenario: A program that opens every link ends nothing
    Given the operator released a new version 1.1.0 of "Invoices to a sheet"
    When the link to end such mails in Ada's mail is opened
    Then Ada gets mails about updates

  Scenario: A link that nobody was sent
    When a stranger ends mails by a link that nobody was sent
    Then the stranger is refused, because there is no such thing

  Scenario: While the mail server is down, the shop goes on, and mails wait
    Given the mail server is down
    When the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ada got no mail
    But Ada's library offers version 1.1.0 of "Invoices to a sheet"
    When the mail server works again
    And 5 minutes pass
    Then Ada got 1 mail about version 1.1.0 of "Invoices to a sheet"

  Scenario: A version that was yanked before anybody heard of it
    Given the mail server is down
    And the operator released a new version 1.1.0 of "Invoices to a sheet"
    And the operator yanked version 1.1.0 of "Invoices to a sheet"
    When the mail server works again
    And 5 minutes pass
    Then Ada got no mail

  Scenario: A workflow that was removed before anybody heard of its update
    Given the mail server is down
    And the operator released a new version 1.1.0 of "Invoices to a sheet"
    And the operator removed "Invoices to a sheet" for good
    When the mail server works again
    And 5 minutes pass
    Then Ada got no mail

  Scenario: One address that takes no mail holds nobody up
    Given Ben bought "Invoices to a sheet"
    And Ben has read his mails
    And the mail server refuses Ada
    When the operator releases a new version 1.1.0 of "Invoices to a sheet"
    Then Ben got 1 mail
    And Ada got no mail

  Scenario: Whoever has a version that was yanked is warned
    Given Ben bought "Invoices to a sheet"
    And Ben has read his mails
    And Ada downloaded "Invoices to a sheet"
    And the operator released a new version 1.1.0 of "Invoices to a sheet"
    And Ada does not want mails about updates
    When the operator yanks version 1.0.0 of "Invoices to a sheet"
    Then Ada got 1 mail that says "version 1.0.0 was withdrawn"
    And Ben got no mail that says "version 1.0.0 was withdrawn"
