Feature: Asking somebody to work in the shop
  An owner invites people, and only owners do. Whoever reads the mail comes in once, with a password of their own. The
  last owner stays.

  Background:
    Given the operator is at work

  Scenario: Somebody is invited and comes
    When the operator invites Ben as support
    Then Ben got 1 invitation
    And the operator finds Ben invited as support
    When Ben accepts the invitation
    Then Ben works here as support
    And the operator finds Ben active as support
    And Ben can sign in at the operators' door

  Scenario: Nobody comes in before
    Given the operator invited Ben as support
    When Ben signs in at the operators' door
    Then Ben is refused, because e-mail address or password is wrong
    When the operator lets Ben work here again
    Then the operator is refused, because this is not possible any more

  Scenario: An invitation is good once
    Given the operator invited Ben as support
    And Ben accepted the invitation
    When a stranger accepts Ben's invitation
    Then the stranger is refused, because the code is not good any more

  Scenario: And for three days
    Given the operator invited Ben as support
    And Ben got 1 invitation
    When 3 days pass
    And Ben accepts the invitation
    Then Ben is refused, because the code is not good any more
    When the operator logs in
    And the operator invites Ben as manager
    And Ben accepts the invitation
    Then Ben works here as manager

  Scenario: A second invitation ends the first
    Given the operator invited Ben as support
    And Ben got 1 invitation
    When the operator invites Ben as analyst
    Then Ben got 2 invitations
    When Ben accepts the first invitation
    Then Ben is refused, because the code is not good any more
    When Ben accepts the invitation
    Then Ben works here as analyst

  Scenario: A weak password does not use it up
    Given the operator invited Ben as support
    When Ben accepts the invitation with the password "passwordpassword"
    Then Ben is refused, because the password is too easy to guess
    When Ben accepts the invitation
    Then Ben works here as support

  Scenario: One that is taken back
    Given the operator invited Ben as support
    And Ben got 1 invitation
    When the operator shuts Ben out
    And Ben accepts the invitation
    Then Ben is refused, because the code is not good any more

  Scenario: Whoever works here already is not invited
    Given Ben works here as support
    When the operator invites Ben as manager
    Then the operator is refused, because the e-mail address is taken
    And the operator finds Ben active as support

  Scenario Outline: Only owners see to it who works here
    Given Ben works here as <role>
    When Ben invites Chidi as analyst
    Then Ben is refused, because their role is too small
    When Ben makes himself an owner
    Then Ben is refused, because their role is too small

    Examples:
      | role    |
      | analyst |
      | support |
      | manager |

  Scenario: Another role is another role at once
    Given Ben works here as manager
    When the operator makes Ben support
    Then Ben works here as support

  Scenario: Whoever is shut out is out at once, and signs in anew when they are let back
    Given Ben works here as manager
    When the operator shuts Ben out
    And Ben looks at his account as an operator
    Then Ben is refused, because one has to log in first
    When Ben signs in at the operators' door
    Then Ben is refused, because e-mail address or password is wrong
    When the operator lets Ben work here again
    Then Ben can sign in at the operators' door

  Scenario: The last owner stays
    When the operator makes themselves a manager
    Then the operator is refused, because there would be no owner
    When the operator shuts themselves out
    Then the operator is refused, because there would be no owner

  Scenario: With another owner one may go
    Given Ben works here as owner
    When the operator makes themselves a manager
    Then the operator works here as manager
    When Ben makes himself an analyst
    Then Ben is refused, because there would be no owner

  Scenario: Two owners who put each other out at once
    Given Ben works here as owner
    When Ben and the operator make each other analysts at the same time
    Then one of the two is an owner

  Scenario: Another password
    Given Ben works here as support
    And Ben signed in at the operators' door on another device
    When Ben changes his password as an operator to "a heron on one leg"
    Then Ben works here as support
    But what Ben's other device still keeps opens nothing at the operators' door
    When Ben signs in at the operators' door
    Then Ben is refused, because e-mail address or password is wrong

  Scenario: Without knowing the password
    Given Ben works here as support
    When Ben changes his password as an operator with a wrong one
    Then Ben is refused, because e-mail address or password is wrong
