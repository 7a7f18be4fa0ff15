import semver from 'semver'
import type { Report, Requirements } from '../workflow-views.ts'

/** A kind of thing that a buyer wants to know of before taking an update. */
export type AdditionKind =
  | 'command'
  | 'ssh'
  | 'file'
  | 'code'
  | 'open-webhook'
  | 'package'
  | 'unknown-node'
  | 'host'
  | 'credential'
  | 'integration'
  | 'model'
  | 'n8n'

/** One thing that is new. `name`: which, where it has one. */
export type Addition = Readonly<{ kind: AdditionKind; name: string | null; message: string }>

/** What a version is known by. */
export type Known = Readonly<{ report: Report; requirements: Requirements }>

type RuleWords = Readonly<{ kind: AdditionKind; rule: string; one: string; several: string }>

/** Rules whose findings are doings, and what one and several more of them are called. */
const doings: ReadonlyArray<RuleWords> = [
  { kind: 'command', rule: 'command-node', one: 'a shell command', several: 'shell commands' },
  { kind: 'ssh', rule: 'ssh-node', one: 'a command over SSH', several: 'commands over SSH' },
  { kind: 'file', rule: 'file-node', one: 'a node that touches files', several: 'nodes that touch files' },
  { kind: 'code', rule: 'code-node', one: 'a node that runs code', several: 'nodes that run code' },
  {
    kind: 'open-webhook',
    rule: 'open-webhook',
    one: 'an address that anyone can call',
    several: 'addresses that anyone can call',
  },
]

const countOf = ({ report }: Known, rule: string): number =>
  report.findings.filter((finding) => finding.rule === rule).length

const newDoings = (before: Known, after: Known): ReadonlyArray<Addition> =>
  doings.flatMap(({ kind, rule, one, several }) => {
    const more = countOf(after, rule) - countOf(before, rule)
    return more > 0 ? [{ kind, name: null, message: more === 1 ? one : `${more} ${several}` }] : []
  })

type ListWords = Readonly<{ kind: AdditionKind; words: string; of: (known: Known) => ReadonlyArray<string> }>

const lists: ReadonlyArray<ListWords> = [
  { kind: 'package', words: 'the community package', of: ({ requirements }) => requirements.packages },
  { kind: 'unknown-node', words: 'a node that nobody knows:', of: ({ requirements }) => requirements.unknownNodes },
  { kind: 'host', words: 'the host', of: ({ report }) => report.hosts },
  {
    kind: 'credential',
    words: 'a credential of type',
    of: ({ requirements }) => requirements.credentials.map(({ type }) => type),
  },
  { kind: 'integration', words: 'a connection to', of: ({ requirements }) => requirements.integrations },
  { kind: 'model', words: 'the model', of: ({ requirements }) => requirements.models },
]

const newNames = (before: Known, after: Known): ReadonlyArray<Addition> =>
  lists.flatMap(({ kind, words, of }) => {
    const known = new Set(of(before))
    return of(after)
      .filter((name) => !known.has(name))
      .map((name) => ({ kind, name, message: `${words} ${name}` }))
  })

/** A later n8n than the version before was known to run on. What is not known of either says nothing. */
const newRelease = (before: Known, after: Known): ReadonlyArray<Addition> => {
  const [was, is] = [before.requirements.minimumVersion?.version, after.requirements.minimumVersion?.version]
  if (was === undefined || is === undefined || !semver.gt(is, was)) return []
  return [{ kind: 'n8n', name: is, message: `the need of a later n8n: ${is}, for ${was} was enough before` }]
}

/**
 * What an update adds to what the workflow does and needs, the gravest first. Both versions must be known by the same
 * rule set: a newer one finds what an older one overlooked.
 */
export const updateAdds = (before: Known, after: Known): ReadonlyArray<Addition> => [
  ...newDoings(before, after),
  ...newNames(before, after),
  ...newRelease(before, after),
]
