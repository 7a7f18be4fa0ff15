import assert from 'node:assert/strict'
import { Then } from '@cucumber/cucumber'
import type { Refusal } from '../support/driver.ts'
import type { Person } from '../support/person.ts'

const refusalOf = ({ name, told }: Person): Refusal => {
  if (told === null) return assert.fail(`${name} has not tried anything`)
  return 'refused' in told ? told : assert.fail(`${name} was not refused`)
}

Then('{person} is refused, because {reason}', (person: Person, reason: string) => {
  assert.equal(refusalOf(person).refused, reason)
})

Then('{person} is told that the {entry} is wrong', (person: Person, entry: string) => {
  const pointers = refusalOf(person).errors.map(({ pointer }) => pointer)
  assert.ok(pointers.includes(`/${entry}`), `what is wrong is ${pointers.join(', ')}`)
})
