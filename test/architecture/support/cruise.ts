import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

type Configuration = Readonly<{ forbidden: ReadonlyArray<Readonly<{ name: string }>>; options: object }>

const configuration: Configuration = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs')

export const ruleNames: ReadonlyArray<string> = configuration.forbidden.map(({ name }) => name)

const folders = ['src', 'sandbox', 'web', 'features']

/** What the rules say of the folders of a tree. */
export const cruised = async (baseDir: string): Promise<ICruiseResult> => {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(baseDir, folder))),
    { ...configuration.options, baseDir, validate: true, ruleSet: configuration as unknown as IFlattenedRuleSet },
    configuration.options,
  )
  if (typeof output === 'string') throw new Error('the rules should answer in objects')
  return output
}

/** Each violation as "rule: from → to". */
export const violations = ({ summary }: ICruiseResult): ReadonlyArray<string> =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
