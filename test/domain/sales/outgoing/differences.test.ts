import { expect, it } from 'vitest'
import { differences } from '../../../../src/domain/sales/outgoing/differences.ts'

it('tells what is new and what is another object now', () => {
  const [kept, moved, added] = [{ id: 'kept' }, { id: 'moved' }, { id: 'added' }]
  const next = { ...moved }
  expect(differences([kept, moved], [kept, next, added])).toEqual({ added: [added], changed: [next] })
})
