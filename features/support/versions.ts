import { addVersion } from '../../src/adapters/http/catalogue/admin-workflows.contract.ts'
import { atTheShop } from './people.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import { workflowNamed } from './workflows.ts'

/** A further version: by its number it says something else than the ones before it, unless it is given a document. */
export type FurtherVersion = Readonly<{ version: string; release?: boolean; changelog?: string; document?: unknown }>

/** Someone uploads a further version of a workflow; what they are told stays with them. */
export const uploadVersion = async (
  scenario: Scenario,
  person: Person,
  title: string,
  { version, release = false, changelog = `What is new in ${version}`, document }: FurtherVersion,
) =>
  scenario.attempt(await atTheShop(scenario, person), addVersion, {
    params: { id: scenario.workflow(title).id },
    body: { version, changelog, release, document: document ?? workflowNamed(`${title} ${version}`) },
  })
