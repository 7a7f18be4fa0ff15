import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type DataTable, Then, When } from '@cucumber/cucumber'
import { exportSales } from '../../src/adapters/http/insight/sales.contract.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { cellsOf } from '../support/table.ts'

const textOf = async (table: AsyncIterable<Uint8Array> | Uint8Array): Promise<string> =>
  table instanceof Uint8Array ? Buffer.from(table).toString('utf8') : text(Readable.from(table))

const take = async (scenario: Scenario, person: Person, q?: string): Promise<void> => {
  const who = await atTheShop(scenario, person)
  const outcome = await scenario.attempt(who, exportSales, { query: q === undefined ? {} : { q } })
  scenario.seen = 'done' in outcome ? [await textOf(outcome.done)] : []
}

When('{person} takes the table of sales', async function (this: Scenario, person: Person) {
  await take(this, person)
})

When('{person} takes the table of sales of {person}', async function (this: Scenario, person: Person, buyer: Person) {
  await take(this, person, buyer.email)
})

Then('the table holds:', function (this: Scenario, expected: DataTable) {
  const [names = []] = expected.raw()
  const cells = cellsOf(this.seen.join(''))
  assert.deepEqual(
    cells.map((row) => Object.fromEntries(names.map((name) => [name, row[name]]))),
    expected.hashes(),
  )
})

Then('the table holds nothing but the names of its columns', function (this: Scenario) {
  const lines = this.seen.join('').split('\r\n')
  assert.match(lines[0] ?? '', /^id,reference,paidAt,/)
  assert.deepEqual(lines.slice(1), [''])
})
