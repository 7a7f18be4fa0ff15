import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kernelPrivacy } from '../../src/adapters/persistence/kernel/kernel.privacy.ts'
import {
  are,
  becomes,
  emptied,
  erasing,
  goes,
  impersonal,
  type TablePrivacy,
} from '../../src/adapters/persistence/kernel/privacy.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { columnsIn } from './drift.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'
import { unlabelled } from './unlabelled.ts'

const tables: ReadonlyArray<TablePrivacy> = [...kernelPrivacy, ...capabilities.flatMap(({ privacy }) => privacy)]

describe('P40: what the columns say of a buyer', () => {
  let own: OwnDatabase
  let client: Client
  beforeAll(async () => {
    own = await ownDatabase()
    client = own.client
  })
  afterAll(() => own?.close())

  it('is written down, of every column of every table', async () => {
    const columns = await columnsIn(client)
    expect(columns.length).toBeGreaterThan(300)
    expect(unlabelled(tables, columns)).toEqual([])
  })

  it('is something, of more than a few', () => {
    const labels = tables.flatMap(({ columns }) => Object.values(columns))
    expect(labels.filter(({ kind }) => kind !== 'impersonal').length).toBeGreaterThan(20)
  })

  it.each(erasing(tables))('is found by an index: %s', async (text) => {
    const nobody = `'01890000-0000-7000-8000-000000000000'`
    await client.query('set enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text.replaceAll('$1', nobody)}`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Seq Scan/)
  })

  describe('would be missed where', () => {
    const wishes = { table: 'wishes', name: 'text' }
    it.each<[string, ReadonlyArray<TablePrivacy>, RegExp]>([
      ['a table comes', [], /wishes\.text has no label: add it to src\/adapters\/persistence/],
      ['a column comes', [impersonal('wishes', {})], /wishes\.text has no label/],
      [
        'a column goes',
        [impersonal('wishes', are('a word', 'text', 'old'))],
        /wishes\.old has a label and is not there/,
      ],
      [
        'a table is told of twice',
        [impersonal('wishes', are('a word', 'text')), impersonal('wishes', are('a word', 'text'))],
        /wishes is told of twice/,
      ],
      ['nobody says why', [impersonal('wishes', are('', 'text'))], /wishes\.text: say why/],
      ['whose rows are meant is not said', [impersonal('wishes', { text: becomes(`''`) })], /wishes\.text is personal/],
      ['a row stays that is to go', [emptied('wishes', 'true', { text: goes })], /wishes\.text is to go with its row/],
    ])('%s', (_, told, fault) => {
      expect(unlabelled(told, [wishes]).join('\n')).toMatch(fault)
    })
  })
})
