import { E } from '../../kernel/fp.ts'
import { own } from '../document/json.ts'
import { eachText, type PlacedText } from '../document/walk.ts'
import type { WorkflowDocument } from '../document/workflow-document.ts'
import { inlineCredentials } from './inline-credentials.ts'
import { isNamedSecret } from './named-value.ts'
import { personalData } from './personal-data.ts'
import { type ScannedSecret, scannedSecrets } from './scanned-secrets.ts'
import { secretInText } from './secret-in-text.ts'
import { type FoundSecret, type SecretsFound, secretIssues, secretsFound } from './secrets-found.ts'

type Kind = Pick<FoundSecret, 'kind' | 'label'>

const inline: Kind = { kind: 'inline_credentials', label: 'the credential itself instead of a reference to it' }
const named: Kind = { kind: 'literal_credential', label: 'a literal where a credential belongs' }

/** The members by which n8n's lists of headers, fields and parameters name a value: `{ name: 'X-Api-Key', value: … }`. */
const nameMembers = ['name', 'key', 'parameter', 'field', 'header']

/** What a text is called: by its member, or by the member beside it when it is a value in a list of pairs. */
const namesOf = ({ name, parent }: PlacedText): ReadonlyArray<string> => {
  if (name !== 'value' || parent === null) return name === null ? [] : [name]
  return nameMembers.map((member) => own(parent, member)).filter((each) => typeof each === 'string')
}

/** A member of its own called `key` or `auth` says nothing; in a list of pairs it does. */
const isNamed = (found: PlacedText): boolean =>
  found.name !== 'key' && found.name !== 'auth' && namesOf(found).some((name) => isNamedSecret(name, found.text))

const kindOf = (found: PlacedText): Kind | null => {
  const rule = secretInText(found.text)
  if (rule !== null) return { kind: rule.id, label: rule.label }
  return isNamed(found) ? named : null
}

/** So many are looked for: a file with as many is refused all the same, and a hostile one costs no more. */
const mostFound = 100

/**
 * The secrets in what was uploaded, up to a hundred, wherever it stands: parameters, notes, pinned data, and what is
 * thrown away before the sale, too, for operators can see it; and people's data among what is pinned. Pointers lead into the upload as it was sent.
 */
export const findSecrets = (document: WorkflowDocument): ReadonlyArray<FoundSecret> => {
  const credentials = inlineCredentials(document).slice(0, mostFound)
  const isNamedAlready = (pointer: string): boolean => found.some((each) => each.pointer === pointer)
  const found: Array<FoundSecret> = credentials.map((pointer) => ({ pointer, ...inline }))
  eachText(document.uploaded, '/document', (text) => {
    const kind = found.length < mostFound ? kindOf(text) : null
    if (kind === null) return
    const pointer = text.pointer()
    if (!credentials.some((inside) => pointer.startsWith(`${inside}/`))) found.push({ pointer, ...kind })
  })
  return [...found, ...personalData(document).filter(({ pointer }) => !isNamedAlready(pointer))]
}

/** What our own rules find, and, where they find nothing, what a scanner took for a secret. */
const allSecrets = (document: WorkflowDocument, scanned: ReadonlyArray<ScannedSecret>): ReadonlyArray<FoundSecret> => {
  const ours = findSecrets(document)
  const isKnown = (pointer: string): boolean =>
    ours.some((each) => each.pointer === pointer || pointer.startsWith(`${each.pointer}/`))
  return [...ours, ...scannedSecrets(document, scanned).filter(({ pointer }) => !isKnown(pointer))]
}

/** A document without secrets, by our own rules and by what a scanner found in its texts (`textsOf`), or where they are. */
export const withoutSecrets =
  (scanned: ReadonlyArray<ScannedSecret>) =>
  (document: WorkflowDocument): E.Either<SecretsFound, WorkflowDocument> => {
    const found = allSecrets(document, scanned)
    return found.length === 0 ? E.right(document) : E.left(secretsFound({ issues: secretIssues(found) }))
  }
