import 'reflect-metadata'
import { Container } from 'inversify'
import type { Resolve } from '../adapters/http/kernel/perform.ts'
import type { AnyUseCase } from '../application/kernel/use-case.ts'
import type { Port, Provision } from '../ports/kernel/port.ts'

/**
 * Binds what adapters provide, and every use case to the ports it needs. Of two provisions of one port the later wins,
 * so that tests can replace a part. Every use case is made at once: a port that nobody serves stops the start, by name,
 * and not a request.
 */
export const container = (provisions: ReadonlyArray<Provision>, useCases: ReadonlyArray<AnyUseCase>): Resolve => {
  const bound = new Container({ defaultScope: 'Singleton' })
  for (const [port, value] of new Map(provisions)) bound.bind(port).toConstantValue(value)
  for (const { port, needs, make } of useCases) {
    const names = Object.keys(needs)
    const make_ = (...values: ReadonlyArray<unknown>) =>
      make(Object.fromEntries(names.map((name, at) => [name, values[at]])))
    bound.bind(port as symbol).toResolvedValue(make_, Object.values(needs) as never)
  }
  for (const { port } of useCases) bound.get(port as symbol)
  return <A>(port: Port<A>) => bound.get<A>(port as symbol)
}
