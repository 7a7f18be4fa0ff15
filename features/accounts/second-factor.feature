Feature: A second factor for the people of the shop
  Whoever sets it up is asked for the code of their device as well. Each code is good once. For who lost the device there
  are ten recovery codes.

  Background:
    Given Ben works here as manager

  Scenario: It asks for nothing before it was confirmed
    Given Ben began to set up a second factor
    Then Ben can sign in at the operators' door
    When Ben confirms his second factor with a wrong code
    Then Ben is told that the otp is wrong
    And Ben can sign in at the operators' door

  Scenario: Then for a code, once the password is right
    Given Ben has a second factor
    When Ben signs in at the operators' door
    Then Ben is refused, because a one-time code is needed
    When Ben signs in with a wrong password and the code of now
    Then Ben is refused, because e-mail address or password is wrong
    When half a minute passes
    And Ben signs in with the code of now
    Then Ben works here as manager

  Scenario: A code is good once
    Given Ben has a second factor
    And half a minute passes
    When Ben signs in with the code of now
    And Ben signs in with the code of now
    Then Ben is refused, because a one-time code is needed

  Scenario: The device's clock may be half a minute off
    Given Ben has a second factor
    When 2 minutes pass
    And Ben signs in with the code of 30 seconds ago
    Then Ben works here as manager
    When 2 minutes pass
    And Ben signs in with the code of 90 seconds ago
    Then Ben is refused, because a one-time code is needed

  Scenario: Guessing ends
    Given Ben has a second factor
    When Ben signs in with a wrong code 10 times
    And half a minute passes
    And Ben signs in with the code of now
    Then Ben is refused, because there were too many attempts

  Scenario: A recovery code is good once
    Given Ben has a second factor
    When Ben signs in with his first recovery code
    Then Ben works here as manager
    When Ben signs in with his first recovery code
    Then Ben is refused, because a one-time code is needed

  Scenario: It is turned off with the password
    Given Ben has a second factor
    When Ben turns his second factor off with a wrong password
    Then Ben is refused, because e-mail address or password is wrong
    When Ben turns his second factor off
    Then Ben can sign in at the operators' door
