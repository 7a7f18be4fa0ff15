Feature: What a buyer can know before paying
  The shop reads every workflow that is uploaded. A buyer sees what is in it, whether it is safe and what it needs;
  what would harm somebody does not get into the shop.

  Background:
    Given Ada has an account

  Scenario Outline: What a workflow could do
    Given the shop sells a workflow with <something>
    When Ada looks at what is known of it
    Then its risk is <risk>
    And Ada is told "<reason>"

    Examples:
      | something                           | risk   | reason                                                             |
      | a command of the operating system   | high   | It runs commands of the operating system.                          |
      | an agent that strangers can write to | high  | Words of strangers reach an AI agent whose tools can act.          |
      | SQL put together from data          | medium | It puts data into SQL statements; what comes in could change them. |
      | a door without a lock               | medium | It can be called from outside without authentication.              |

  Scenario: Where the open doors are is nobody's business
    Given the shop sells a workflow with a door without a lock
    When Ada looks at what is known of it
    Then Ada is told "It can be called from outside without authentication."
    But Ada is not told where
    And the operator is told where

  Scenario: What n8n 2 disables
    Given the shop sells a workflow with a command of the operating system
    When Ada looks at what is known of it
    Then a finding says "n8n disables this node by default from version 2.0 on"

  # P32
  Scenario: Which n8n it runs on
    Given the shop sells a harmless workflow
    When Ada looks at what is known of it
    Then Ada is told that it needs n8n "1.50.0", and how that is known
    And nothing in it is unknown

  # P32
  Scenario: What nobody knows is said to be unknown
    Given the shop sells a workflow with a node that nobody knows
    When Ada looks at what is known of it
    Then Ada is told that it needs n8n "1.50.0", and how that is known
    And Ada is told that "n8n-nodes-base.neverWas" is unknown

  # P32
  Scenario: What newer releases of n8n do not have any more
    Given the shop sells a workflow with a node that is gone from n8n
    When Ada looks at what is known of it
    Then a finding says "n8n 2.41.0 does not have n8n-nodes-base.start 1 any more"

  Scenario: An update that needs a later n8n
    Given the shop sells a harmless workflow
    When the operator releases a version of it with a node that came with n8n 2
    Then Ada is told that the update adds "n8n"

  Scenario: A customer's address among pinned data
    When the operator publishes a workflow with a customer's address among its pinned data
    Then the operator is refused, for there are secrets or people's data in it
    And the shop has nothing for sale

  Scenario: Broken wiring is not sold
    When the operator publishes a workflow whose wiring is broken
    Then the operator is refused, for it cannot be sold as it is
    And the shop has nothing for sale

  Scenario: An owner who knows better
    When the operator publishes a workflow whose wiring is broken, and takes it upon themselves
    Then Ada finds 1 workflow in the shop

  Scenario: What an update adds
    Given the shop sells a harmless workflow
    When the operator releases a version of it that runs a command
    Then Ada is told that the update adds "command"
