import { O } from '../../../domain/kernel/fp.ts'
import type { Objection } from '../../../domain/sales/outgoing/objection.ts'
import type { Objections } from '../../../ports/sales/objections.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export const objections = shelf<Objection>('objections')

export const memoryObjections = (memory: Memory): Objections => ({
  add: (tx) => (objection) => done(() => void objections.of(tx).set(objection.id, objection)),
  find: (id) => done(() => O.fromNullable(objections.committed(memory).get(id))),
  sent: (tx) => (id, at) =>
    done(() => {
      const found = objections.of(tx).get(id)
      if (found?.sentAt === null) objections.of(tx).set(id, { ...found, sentAt: at })
    }),
})
