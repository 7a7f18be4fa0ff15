import { scannedKinds } from '../src/adapters/scanning/secretlint-kinds.ts'
import { analysisRules, ruleset } from '../src/domain/catalogue/rules/all-rules.ts'
import { personalRules } from '../src/domain/catalogue/secrets/personal-data.ts'
import { secretRules } from '../src/domain/catalogue/secrets/secret-rules.ts'

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const ours = [...secretRules, ...personalRules].map(({ id, label }) => ({ kind: id, label }))
const kinds = new Map([...ours, ...scannedKinds].map(({ kind, label }) => [kind, label]))

/** What the analysis looks for, as docs/rules.md has it: `npm run -s rules > docs/rules.md`. */
export const rulesDocument = `# What the analysis looks for

Made from the rules themselves, version ${ruleset}: \`npm run -s rules > docs/rules.md\`.

## In a report

Blocking findings keep a workflow from sale unless an owner overrides them; operators only: buyers see the risk, not the place.

${table(
  ['rule', 'severity', 'risk', 'told to buyers as'],
  analysisRules.map(({ id, severity, risk, operatorsOnly }) => [
    `\`${id}\``,
    operatorsOnly === true ? `${severity}, operators only` : severity,
    risk?.level ?? '',
    risk?.reason ?? '',
  ]),
)}

## Refused

A workflow with any of these is not stored; places and kinds are told, values never.

${table(
  ['kind', 'what it is'],
  [
    ...kinds,
    ['inline_credentials', 'a credential itself instead of a reference to it'],
    ['literal_credential', 'a literal where a credential belongs'],
  ].map(([id, label]) => [`\`${id}\``, String(label)]),
)}
`

if (import.meta.main) process.stdout.write(rulesDocument)
