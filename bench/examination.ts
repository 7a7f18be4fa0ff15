import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { secretlintScanner } from '../src/adapters/scanning/secretlint.scanner.ts'
import { usualThreadLimits, workerThreads } from '../src/adapters/workers/threads.ts'
import { examination } from '../src/application/catalogue/examination.ts'
import { examiner } from '../src/composition/examiner.ts'
import { TE } from '../src/domain/kernel/fp.ts'
import type { Uploaded } from '../src/ports/catalogue/examiner.ts'
import type { SecretScanner } from '../src/ports/catalogue/secret-scanner.ts'

/**
 * What examining an upload costs: each file of a folder (the first argument; the corpus beside the project by default),
 * with secretlint and without, in time of the processor, which a busy machine changes least; and one file of 500 kB here
 * and in a thread, with the longest time that the event loop was held.
 * `node bench/examination.ts [folder]`
 */
const folder = process.argv[2] ?? '../shared/n8n/corpus'
const here = examiner(workerThreads({ ...usualThreadLimits, inlineBytes: Number.POSITIVE_INFINITY }))
const threaded = examiner(workerThreads())
const repeats = 5

const uploadOf = (text: string): Uploaded => ({ document: JSON.parse(text), source: new TextEncoder().encode(text) })

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const at = (values: ReadonlyArray<number>, share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(1)

const timed = async (by: typeof here, upload: Uploaded): Promise<number> => {
  const begun = performance.now()
  await by.examine(upload, null)()
  return performance.now() - begun
}

const nothing: SecretScanner = { scan: () => TE.right([]) }

/** Milliseconds of the processor for one file: over several tries, for the system counts in steps. */
const spent = async (examine: ReturnType<typeof examination>, text: string): Promise<number> => {
  const documents = Array.from({ length: 4 * repeats }, () => JSON.parse(text))
  await examine(documents[0], null)()
  const before = process.threadCpuUsage()
  for (const document of documents) await examine(document, null)()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000 / documents.length
}

if (existsSync(folder)) {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  for (const [words, scanner] of [
    ['without secretlint', nothing],
    ['with secretlint', secretlintScanner()],
  ] as const) {
    const times = []
    for (const text of texts) times.push(await spent(examination(scanner), text))
    console.log(
      `${texts.length} files ${words}, ms each: p50 ${at(times, 0.5)}, p90 ${at(times, 0.9)}, p99 ${at(times, 0.99)}, most ${at(times, 1)}`,
    )
  }
} else console.log(`not measured: ${folder} is not here`)

const node = (index: number) => ({
  id: String(index),
  name: `Step ${index}`,
  type: index === 0 ? 'n8n-nodes-base.webhook' : 'n8n-nodes-base.code',
  typeVersion: 2,
  position: [index * 200, 0],
  parameters: { jsCode: `// ${'what this step does, '.repeat(18)}\nreturn items` },
})
const nodes = Array.from({ length: 850 }, (_, index) => node(index))
const large = JSON.stringify({
  name: 'Large',
  nodes,
  connections: Object.fromEntries(
    nodes.slice(1).map((to, index) => [nodes[index]?.name, { main: [[{ node: to.name, type: 'main', index: 0 }]] }]),
  ),
})

/** The longest time between two turns of the event loop while something is done. */
const longestGap = async (work: () => Promise<unknown>): Promise<number> => {
  let [last, longest] = [performance.now(), 0]
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const turning = setInterval(turn, 1)
  await work()
  await pause(10)
  clearInterval(turning)
  return longest
}

const held = async (by: typeof here): Promise<Readonly<{ whole: number; longest: number }>> => {
  const upload = uploadOf(large)
  await timed(by, upload)
  const [wholes, longests] = [[] as Array<number>, [] as Array<number>]
  for (let repeat = 0; repeat < repeats; repeat += 1)
    longests.push(
      await longestGap(async () => {
        wholes.push(await timed(by, upload))
      }),
    )
  return { whole: median(wholes), longest: median(longests) }
}

const [inline, inThread] = [await held(here), await held(threaded)]
const kilobytes = Math.round(large.length / 1_000)
console.log(
  `${kilobytes} kB here:        whole ${inline.whole.toFixed(1)} ms, event loop held ${inline.longest.toFixed(1)} ms`,
)
console.log(
  `${kilobytes} kB in a thread: whole ${inThread.whole.toFixed(1)} ms, event loop held ${inThread.longest.toFixed(1)} ms`,
)
process.exit(0)
