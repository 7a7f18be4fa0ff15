import { basename, dirname } from 'node:path'

/** A file of the project: its path from the root, and its text. */
export type SourceFile = Readonly<{ path: string; text: string }>

/** `holds` says whether a file keeps the rule; `broken` are small files that do not. */
export type HouseRule = Readonly<{
  name: string
  holds: (file: SourceFile) => boolean
  broken: ReadonlyArray<SourceFile>
}>

const isCode = ({ path }: SourceFile): boolean => /^(src|sandbox|web|features|scripts|bench)\/.*\.ts$/.test(path)
const isTest = ({ path }: SourceFile): boolean => /^(test|features)\//.test(path)
const where = (applies: (file: SourceFile) => boolean, holds: (file: SourceFile) => boolean) => (file: SourceFile) =>
  !applies(file) || holds(file)

/** Code without its texts, which may speak of anything. */
const spoken = (text: string): string => text.replace(/'[^'\n]*'|"[^"\n]*"/g, "''")

/** Where people read or write an amount: the stand-in's page, and the words of the features. */
const writesForPeople = new Set(['sandbox/paystack/money/currencies.ts', 'features/support/words.ts'])

/** A factor or divisor of a hundred, however it is written. */
const byHundred = /[*/]\s*(100(\.0*)?|1e2|10 \*\* 2)(?![\d_.])|(?<![\w.])100\s*\*(?!\s*[\d*])/

const mostLines = 220
/** A test is a list of cases, which are read one at a time. */
const mostTestLines = 300
const vagueNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'index'])

/** Written in two parts, so that this file keeps the rules it states. */
const words = (...halves: ReadonlyArray<readonly [string, string]>): RegExp =>
  new RegExp(`\\b(${halves.map(([a, b]) => a + b).join('|')})\\b`)
const leftUndone = words(['TO', 'DO'], ['FIX', 'ME'], ['HA', 'CK'])
const leftOut = words(['\\.sk', 'ip'], ['\\.on', 'ly'], ['\\.to', 'do'])

/** How files are named, and what is kept out of them. */
export const houseRules: ReadonlyArray<HouseRule> = [
  {
    name: 'files and folders are named in kebab case',
    holds: ({ path }) => path.split('/').every((name) => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)),
    broken: [
      { path: 'src/domain/niceTips/tip.ts', text: '' },
      { path: 'features/tips/Giving tips.feature', text: '' },
      { path: 'src/domain/tips/giveTip.ts', text: '' },
      { path: 'src/domain/tips/Tip.ts', text: '' },
      { path: 'src/domain/tips/give_tip.ts', text: '' },
    ],
  },
  {
    name: 'no file or folder is named for what does not belong anywhere',
    holds: ({ path }) => ![basename(path, '.ts'), ...dirname(path).split('/')].some((name) => vagueNames.has(name)),
    broken: [
      { path: 'src/domain/tips/utils.ts', text: '' },
      { path: 'src/domain/helpers/tip.ts', text: '' },
      { path: 'src/domain/tips/index.ts', text: '' },
    ],
  },
  {
    name: 'no file passes on what others say',
    holds: where(
      (file) => isCode(file) && file.path !== 'src/domain/kernel/fp.ts',
      ({ text }) => !/^export (type )?(\*|\{[^}]*\}) from /m.test(text),
    ),
    broken: [
      { path: 'src/domain/tips/tips.ts', text: "export * from './tip.ts'\n" },
      { path: 'src/domain/tips/tips.ts', text: "export { tip } from './tip.ts'\n" },
    ],
  },
  {
    name: 'code fits on a few screens',
    holds: ({ path, text }) => text.split('\n').length - 1 <= (path.startsWith('test/') ? mostTestLines : mostLines),
    broken: [
      { path: 'src/domain/tips/long.ts', text: '\n'.repeat(mostLines + 1) },
      { path: 'features/tips/long.feature', text: '\n'.repeat(mostLines + 1) },
      { path: 'test/tips/long.test.ts', text: '\n'.repeat(mostTestLines + 1) },
    ],
  },
  {
    name: 'names say what a thing is, not that it is a thing',
    holds: where(
      isCode,
      ({ text }) =>
        !/^(export )?(class|interface|type|const|function) (I[A-Z][a-z]\w*|\w*(Impl|Manager|Helper|Utils?))\b/m.test(
          text,
        ),
    ),
    broken: [
      { path: 'src/ports/tips/tips.ts', text: 'export interface ITips {}\n' },
      { path: 'src/adapters/memory/tips.ts', text: 'export class TipsImpl {}\n' },
      { path: 'src/application/tips.ts', text: 'const tipManager = 1\n' },
    ],
  },
  {
    name: 'nothing is multiplied or divided by a hundred: money is in minor units everywhere (P14)',
    holds: where(
      ({ path }) => /^(src|features|sandbox)\//.test(path) && !writesForPeople.has(path),
      ({ text }) => !byHundred.test(text),
    ),
    broken: [
      { path: 'src/domain/sales/price.ts', text: 'const kobo = naira * 100\n' },
      { path: 'src/adapters/payments/paystack.ts', text: 'amount / 100\n' },
      { path: 'src/adapters/payments/paystack.ts', text: 'const kobo = 100 * naira\n' },
      { path: 'src/composition/sales.ts', text: 'amount / 1e2\n' },
    ],
  },
  {
    name: 'the core asks nobody for the time or for chance',
    holds: where(
      ({ path }) =>
        /^src\/(domain|application|ports)\//.test(path) && !path.startsWith('src/domain/catalogue/secrets/rules/'),
      ({ text }) =>
        !/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bsetTimeout\(|\bfetch\(/.test(spoken(text)),
    ),
    broken: ['Date.now()', 'new Date()', 'Math.random()', 'process.env.X', 'setTimeout(f)', 'fetch(x)'].map((text) => ({
      path: 'src/domain/tips/tip.ts',
      text,
    })),
  },
  {
    name: 'nothing is left for later',
    holds: ({ text }) => !leftUndone.test(text),
    broken: [{ path: 'src/domain/tips/tip.ts', text: `// ${'TO'}${'DO'}: more\n` }],
  },
  {
    name: 'no test is left out, and none runs alone',
    holds: where(isTest, ({ text }) => !leftOut.test(text)),
    broken: [
      { path: 'test/tips.test.ts', text: `it.${'sk'}${'ip'}('works')` },
      { path: 'test/tips.test.ts', text: `describe.${'on'}${'ly'}('works')` },
      { path: 'test/tips.test.ts', text: `it.${'sk'}${'ip'}.each([1])('works')` },
      { path: 'test/tips.test.ts', text: `it.${'to'}${'do'}('works')` },
    ],
  },
  {
    name: 'every test asserts something',
    holds: where(
      ({ path }) => path.endsWith('.test.ts'),
      ({ text }) => /\bexpect\b|\bassert\b|Suite\(|both\(/.test(text),
    ),
    broken: [{ path: 'test/tips.test.ts', text: "it('works', () => undefined)" }],
  },
]

/** Folders among these paths that nothing is in, as git would not keep them. */
export const emptyFolders = (folders: ReadonlyArray<string>, files: ReadonlyArray<string>): ReadonlyArray<string> =>
  folders.filter((folder) => !files.some((file) => file.startsWith(`${folder}/`)))
