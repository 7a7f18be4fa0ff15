import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { releases } from '../src/domain/catalogue/releases/releases.ts'

/**
 * Makes the tables of n8n's nodes anew from the packages of the releases that were looked at (src/domain/catalogue/
 * releases/releases.ts): which node has which versions, and nothing else of them. Fetches two packages for each release.
 * `node scripts/node-facts.ts`
 */
type Described = Readonly<{ name: string; version: number | ReadonlyArray<number>; usableAsTool?: unknown }>
type Facts = Readonly<{ versions: Map<string, Set<number>>; tools: Set<string> }>
type Line = Readonly<{ release: string; nodes: ReadonlyArray<string> }>

const folder = join(import.meta.dirname, '../src/domain/catalogue/releases')
const scratch = mkdtempSync(join(tmpdir(), 'vexa-node-facts-'))

const described = (name: string, version: string): ReadonlyArray<Described> => {
  const place = mkdtempSync(join(scratch, 'package-'))
  const quiet: ExecFileSyncOptions = { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] }
  execFileSync('npm', ['pack', `${name}@${version}`, '--silent'], quiet)
  execFileSync('tar', ['xzf', readdirSync(place)[0] ?? '', 'package/dist/types/nodes.json'], quiet)
  return JSON.parse(readFileSync(join(place, 'package/dist/types/nodes.json'), 'utf8'))
}

const factsOf = (name: string, version: string): Facts => {
  const versions = new Map<string, Set<number>>()
  const tools = new Set<string>()
  for (const { name: whole, version: given, usableAsTool } of described(name, version)) {
    const node = whole.slice(whole.lastIndexOf('.') + 1)
    versions.set(node, new Set([...(versions.get(node) ?? []), ...[given].flat()]))
    if (usableAsTool) tools.add(node)
  }
  return { versions, tools }
}

/** A node by itself is one that has version 1 and no other. */
const entry = (node: string, versions: ReadonlyArray<number>): string =>
  versions.length === 1 && versions[0] === 1 ? node : [node, ...versions.toSorted((a, b) => a - b)].join(' ')

/** What each release has that `before` does not, as lines; nodes without anything of it are left out. */
const changes = (
  facts: ReadonlyArray<readonly [string, Facts]>,
  has: (facts: Facts, node: string, version: number) => boolean,
): ReadonlyArray<Line> =>
  facts.map(([release, mine], index) => ({
    release,
    nodes: [...mine.versions]
      .map(
        ([node, versions]) =>
          [
            node,
            [...versions].filter(
              (version) => !facts.slice(0, index).some(([, earlier]) => has(earlier, node, version)),
            ),
          ] as const,
      )
      .filter(([, versions]) => versions.length > 0)
      .map(([node, versions]) => entry(node, versions))
      .toSorted(),
  }))

const hasVersion = ({ versions }: Facts, node: string, version: number): boolean =>
  versions.get(node)?.has(version) ?? false

const toolLines = (facts: ReadonlyArray<readonly [string, Facts]>): ReadonlyArray<Line> =>
  facts.map(([release, { tools }], index) => ({
    release,
    nodes: [...tools]
      .filter((node) => !facts.slice(0, index).some(([, earlier]) => earlier.tools.has(node)))
      .toSorted(),
  }))

/** Seen backwards, what is new is what was never seen again. */
const goneLines = (facts: ReadonlyArray<readonly [string, Facts]>): ReadonlyArray<Line> =>
  changes(facts.toReversed(), hasVersion).slice(1).toReversed()

const wrapped = (entries: ReadonlyArray<string>): string => {
  const lines: Array<string> = []
  for (const each of entries) {
    const last = lines.at(-1)
    if (last === undefined || last.length + each.length > 117) lines.push(each)
    else lines[lines.length - 1] = `${last}, ${each}`
  }
  return lines.join(',\n')
}

const source = (lines: ReadonlyArray<Line>): string =>
  lines
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ release, nodes }) => `    {\n      release: '${release}',\n      nodes: \`\n${wrapped(nodes)}\`,\n    },`)
    .join('\n')

const write = (file: string, constant: string, name: string, facts: ReadonlyArray<readonly [string, Facts]>): void =>
  writeFileSync(
    join(folder, file),
    `import type { NodeTable } from './node-table.ts'

/** Made by \`node scripts/node-facts.ts\` from the releases that were looked at; see docs/node-facts.md. */
export const ${constant}: NodeTable = {
  package: '${name}',
  seen: [
${source(changes(facts, hasVersion))}
  ],
  tools: [
${source(toolLines(facts))}
  ],
  gone: [
${source(goneLines(facts))}
  ],
}
`,
  )

const base = releases.map(({ n8n, base: version }) => [n8n, factsOf('n8n-nodes-base', version)] as const)
const langchain = releases.flatMap(({ n8n, langchain: version }) =>
  version === null ? [] : [[n8n, factsOf('@n8n/n8n-nodes-langchain', version)] as const],
)
write('base-nodes.ts', 'baseNodes', 'n8n-nodes-base', base)
write('langchain-nodes.ts', 'langchainNodes', '@n8n/n8n-nodes-langchain', langchain)
rmSync(scratch, { recursive: true })
