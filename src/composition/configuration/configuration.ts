import { E } from '../../domain/kernel/fp.ts'
import { productionFaults } from './production.ts'
import { type Settings, schema, standInVariables } from './schema.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Names of ours: one that no setting has is a spelling mistake. */
const ours = /^(VEXA|LIMIT|PAYSTACK|SANDBOX)_/

const unknownFaults = (environment: Environment): ReadonlyArray<string> =>
  Object.keys(environment)
    .filter((name) => ours.test(name) && !Object.hasOwn(schema, name) && !standInVariables.has(name))
    .map((name) => `${name} is not a setting`)

type Read = Readonly<{ name: string; value: E.Either<string, unknown> }>

/** An empty variable counts as absent, as shells and compose files leave it. */
const readAll = (environment: Environment): ReadonlyArray<Read> =>
  Object.entries(schema).map(([name, { read, absent }]) => {
    const given = environment[name]
    if (given !== undefined && given !== '') return { name, value: read(given) }
    return { name, value: E.isLeft(absent) ? E.left('is required') : absent }
  })

/** Reads the environment by the one schema; every mistake at once, by name and never by value. */
export const configuration = (environment: Environment): E.Either<ReadonlyArray<string>, Settings> => {
  const all = readAll(environment)
  const faults = all.flatMap(({ name, value }) => (E.isLeft(value) ? [`${name} ${value.left}`] : []))
  const settings = Object.fromEntries(
    all.flatMap(({ name, value }) => (E.isRight(value) ? [[name, value.right]] : [])),
  ) as Settings
  const every = [...unknownFaults(environment), ...faults, ...productionFaults(settings)]
  return every.length > 0 ? E.left(every) : E.right(settings)
}
