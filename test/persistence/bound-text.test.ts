import { JsonProperty, raw } from '@mikro-orm/core'
import { describe, expect, it } from 'vitest'
import { boundText } from '../../src/adapters/persistence/kernel/bound-text.ts'

const bound = (sql: string, ...params: ReadonlyArray<unknown>) => boundText(sql, params, (name) => `"${name}"`)

describe('the text of a statement of the ORM', () => {
  it('has its values beside it, in their order', () => {
    const at = new Date(0)
    expect(bound('insert into t values (?, ?, ?, ?)', 'a', 1, null, at)).toEqual({
      text: 'insert into t values ($1, $2, $3, $4)',
      values: ['a', 1, null, at],
    })
  })

  it('keeps names, and question marks that are meant', () => {
    expect(bound('select ?? from t where a \\? ? or ? = 1', 'b', 'c', 2)).toEqual({
      text: 'select "b" from t where a ? $1 or $2 = 1',
      values: ['c', 2],
    })
  })

  it('lists what one mark stands for', () => {
    expect(bound('select 1 where a in (?) and b = ?', ['x', 'y'], 3)).toEqual({
      text: 'select 1 where a in ($1, $2) and b = $3',
      values: ['x', 'y', 3],
    })
  })

  it('opens a fragment within, whose values keep their place', () => {
    expect(bound('update t set a = ?, b = ?', raw('greatest(a, ?)', [5]), 6)).toEqual({
      text: 'update t set a = greatest(a, $1), b = $2',
      values: [5, 6],
    })
  })

  it('writes an object, and a list that is meant as one value, as JSON', () => {
    const list = Object.assign([1, 2], { [JsonProperty]: true })
    expect(bound('select ?, ?', { a: "it's" }, list)).toEqual({
      text: 'select $1, $2',
      values: [`{"a":"it's"}`, '[1,2]'],
    })
  })

  it('stays as it is where there are no values', () => {
    expect(bound("select '?'")).toEqual({ text: "select '?'", values: [] })
  })
})
