import { nodeTypeOf } from '../node-type.ts'
import { shownVersion, type Workflow } from '../workflow.ts'
import { wordsIn } from './words-in.ts'

/** Where a word can stand, the weightiest first. */
export const fields = ['title', 'labels', 'summary', 'description', 'nodes'] as const
export type Field = (typeof fields)[number]

/** The words under which a workflow is found, each with the fields that it stands in, the weightiest first. */
export type SearchDocument = ReadonlyMap<string, ReadonlyArray<Field>>

/** Words beyond these, which are the last of the description, are not searched. */
const mostWords = 400

const textsOf = (workflow: Workflow): Readonly<Record<Field, ReadonlyArray<string>>> => {
  const facts = shownVersion(workflow)?.facts
  return {
    title: [workflow.title],
    labels: [...(facts?.integrations ?? []), ...workflow.tags],
    summary: [workflow.summary],
    nodes: (facts?.nodeTypes ?? []).map((type) => nodeTypeOf(type).node),
    description: [workflow.description],
  }
}

/** What is searched of a workflow. */
export const searchDocument = (workflow: Workflow): SearchDocument => {
  const found = new Map<string, Array<Field>>()
  const texts = textsOf(workflow)
  for (const field of ['title', 'labels', 'summary', 'nodes', 'description'] as const)
    for (const word of new Set(texts[field].flatMap(wordsIn))) {
      const known = found.get(word)
      if (known !== undefined) known.push(field)
      else if (found.size < mostWords) found.set(word, [field])
    }
  return new Map([...found].map(([word, in_]) => [word, in_.toSorted((a, b) => fields.indexOf(a) - fields.indexOf(b))]))
}
