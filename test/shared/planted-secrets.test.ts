import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkflowDocument } from '../../src/domain/catalogue/document/read-workflow-document.ts'
import { findSecrets } from '../../src/domain/catalogue/secrets/find-secrets.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { plants } from '../domain/catalogue/planted.ts'

const folder = join(import.meta.dirname, '../../../shared/n8n/corpus')
const absent = !existsSync(folder)
if (absent) console.log('skipped: ../shared is not here')

type Exported = Readonly<{ nodes: ReadonlyArray<object>; pinData?: object | null; staticData?: object | null }>

const secretsIn = (uploaded: unknown) => {
  const document = readWorkflowDocument(uploaded)
  return E.isRight(document) ? findSecrets(document.right) : []
}

const clean: ReadonlyArray<Exported> = absent
  ? []
  : readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file): Exported => JSON.parse(readFileSync(join(folder, file), 'utf8')))
      .filter((each) => Array.isArray(each.nodes) && secretsIn(each).length === 0)

/** A real workflow with a plant's nodes and data beside its own. */
const withPlant = (real: Exported, plant: Exported): Exported => ({
  ...real,
  nodes: [...real.nodes, ...plant.nodes.map((node) => ({ ...node, name: `planted ${JSON.stringify(node).length}` }))],
  pinData: { ...real.pinData, ...plant.pinData },
  staticData: { ...real.staticData, ...plant.staticData },
})

describe.skipIf(absent)('P30: two hundred secrets among what real workflows hold', () => {
  it('are all found, and nothing else is', () => {
    expect(clean.length).toBeGreaterThan(140)
    const missed = plants.filter(({ uploaded }, index) => {
      const real = clean[index % clean.length]
      return real === undefined || secretsIn(withPlant(real, uploaded as Exported)).length !== 1
    })
    expect(missed.map(({ kind, place }) => `${kind} in ${place}`)).toEqual([])
    console.log(`found ${plants.length - missed.length} of ${plants.length} planted in ${clean.length} clean files`)
  })
})
