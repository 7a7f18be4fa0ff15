import { logIn } from './people.ts'
import { newPerson, type Person } from './person.ts'
import type { Scenario } from './scenario.ts'

const phones = new WeakMap<Person, Person>()

/** Somebody's phone: the same entries as theirs, and tokens of its own. */
export const phoneOf = (person: Person): Person => {
  const { email, password } = person
  const found = phones.get(person) ?? { ...newPerson(`${person.name}'s phone`), email, password }
  phones.set(person, found)
  return found
}

export const logInOnPhone = async (scenario: Scenario, person: Person): Promise<void> => {
  await logIn(scenario, phoneOf(person))
  if (phoneOf(person).tokens === null) throw new Error(`${person.name} could not log in on the phone`)
}
