import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './cruise.ts'

type Files = Readonly<Record<string, string>>
type Planted = Readonly<{ rule: string; files: Files }>

const imports = (what: string): string => `import ${JSON.stringify(what)}\n`

/** Every way of importing that there is: none is a way around. */
const ways: ReadonlyArray<(what: string) => string> = [
  imports,
  (what) => `import type { Wire } from ${JSON.stringify(what)}\nexport type Kept = Wire\n`,
  (what) => `export type Kept = import(${JSON.stringify(what)}).Wire\n`,
  (what) => `export * from ${JSON.stringify(what)}\n`,
  (what) => `export const late = () => import(${JSON.stringify(what)})\n`,
  (what) => `export const old = require(${JSON.stringify(what)})\n`,
]

const packages = [
  'express',
  'io-ts',
  '@mikro-orm/postgresql',
  'inversify',
  'reflect-metadata',
  'argon2',
  'jose',
  'otpauth',
  'pg',
]
const modules = ['node:fs', 'fs', 'node:crypto', 'node:timers/promises']

const inFile = (rule: string, path: string, texts: ReadonlyArray<string>): ReadonlyArray<Planted> =>
  texts.map((text) => ({ rule, files: { [path]: text } }))
const aside = (depth: number, ...paths: ReadonlyArray<string>): ReadonlyArray<string> =>
  paths.map((path) => imports(`${'../'.repeat(depth)}${path}`))

const domain = 'src/domain/tips/planted.ts'
const port = 'src/ports/tips/planted.ts'
const useCase = 'src/application/tips/planted.ts'
const route = 'src/adapters/http/tips/planted.ts'
const store = 'src/adapters/memory/tips/planted.ts'
const wiring = 'src/composition/planted.ts'
const step = 'features/steps/planted.steps.ts'
const double = 'features/support/planted.ts'
const standIn = 'sandbox/planted.ts'
const page = 'web/planted.ts'

const tipStore = 'src/adapters/persistence/tips/tips.store.ts'

const all: ReadonlyArray<Planted> = [
  ...inFile('domain-stands-alone', domain, [
    ...ways.map((way) => way('../../ports/tips/tips.ts')),
    ...aside(2, 'application/tips/give-tip.ts', 'adapters/memory/tips/tips.memory.ts', 'composition/tips.ts'),
  ]),
  ...inFile('domain-is-pure', domain, [
    ...ways.map((way) => way('node:fs')),
    ...modules.map(imports),
    "export const found = process.getBuiltinModule('node:fs')\n",
  ]),
  ...inFile('domain-has-two-packages', domain, [...ways.map((way) => way('express')), ...packages.map(imports)]),
  ...[domain, port, useCase, route, store, wiring, standIn, step].flatMap((path) =>
    inFile('fp-ts-has-one-door', path, [imports('fp-ts/lib/Either.js')]),
  ),
  ...inFile('ports-know-the-domain', port, [
    ...aside(2, 'application/tips/give-tip.ts', 'adapters/memory/tips/tips.memory.ts', 'composition/tips.ts'),
  ]),
  ...inFile('ports-are-pure', port, [...packages, ...modules].map(imports)),
  ...inFile('application-knows-ports', useCase, [
    ...ways.map((way) => way('../../adapters/memory/tips/tips.memory.ts')),
    ...aside(2, 'adapters/http/tips/tips.contract.ts', 'composition/tips.ts'),
  ]),
  ...inFile('application-is-pure', useCase, [
    ...ways.map((way) => way('express')),
    ...[...packages, ...modules].map(imports),
  ]),
  ...inFile('capabilities-keep-apart', 'src/application/jokes/planted.ts', aside(1, 'tips/give-tip.ts')),
  ...inFile('application-kernel-is-general', 'src/application/kernel/planted.ts', aside(1, 'tips/give-tip.ts')),
  ...inFile('adapters-keep-apart', route, aside(2, 'memory/tips/tips.memory.ts')),
  ...inFile('adapters-keep-apart', store, aside(2, 'http/tips/tips.contract.ts')),
  ...inFile('adapters-are-plugged-in', route, aside(3, 'composition/tips.ts')),
  ...[domain, port, useCase, route].flatMap((path) =>
    inFile('the-program-runs-without-its-tests', path, aside(path === route ? 4 : 3, 'sandbox/start.ts')),
  ),
  ...inFile('the-program-runs-without-its-tests', wiring, aside(2, 'sandbox/start.ts', 'features/steps/tips.steps.ts')),
  ...[standIn, page].flatMap((path) =>
    inFile(
      'outsiders-know-the-contract',
      path,
      aside(1, 'src/domain/tips/tip.ts', 'src/composition/tips.ts', 'src/adapters/memory/tips/tips.memory.ts'),
    ),
  ),
  ...inFile('steps-say-what-people-do', step, [
    ...ways.map((way) => way('../../src/domain/tips/tip.ts')),
    ...aside(2, 'src/application/tips/give-tip.ts', 'src/composition/tips.ts'),
  ]),
  ...inFile('drivers-plug-in-as-adapters-do', double, aside(2, 'src/application/tips/give-tip.ts')),
  {
    rule: 'drivers-plug-in-as-adapters-do',
    files: { [tipStore]: imports('../../../ports/tips/tips.ts'), [double]: imports(`../../${tipStore}`) },
  },
  ...[store, wiring, standIn, step].flatMap((path) =>
    inFile('express-in-http', path, [imports('busboy'), ...ways.map((way) => way('express'))]),
  ),
  ...[store, wiring, standIn, step].flatMap((path) => inFile('io-ts-at-the-doors', path, [imports('io-ts')])),
  ...[route, wiring, standIn, step].flatMap((path) =>
    inFile('mikro-orm-in-persistence', path, ['@mikro-orm/core', '@mikro-orm/postgresql', 'kysely'].map(imports)),
  ),
  ...[route, store, standIn, step].flatMap((path) =>
    inFile('inversify-in-composition', path, ['inversify', 'reflect-metadata'].map(imports)),
  ),
  ...[route, store, wiring, standIn, step].flatMap((path) =>
    inFile('crypto-packages-in-security', path, ['argon2', 'jose', 'otpauth'].map(imports)),
  ),
  ...[route, wiring, step].flatMap((path) => inFile('ioredis-in-cache', path, [imports('ioredis')])),
  ...[route, wiring, step].flatMap((path) => inFile('nodemailer-in-mail', path, [imports('nodemailer')])),
  ...[route, wiring].flatMap((path) =>
    ['@opentelemetry/api', 'pino'].flatMap((name) => inFile('opentelemetry-in-observability', path, [imports(name)])),
  ),
  ...[route, wiring, step].flatMap((path) =>
    inFile(
      'secretlint-in-scanning',
      path,
      ['core', 'secretlint-rule-preset-recommend'].map((name) => imports(`@secretlint/${name}`)),
    ),
  ),
  {
    rule: 'no-circles',
    files: { 'src/domain/tips/hen.ts': imports('./egg.ts'), 'src/domain/tips/egg.ts': imports('./hen.ts') },
  },
  ...[domain, standIn, step].flatMap((path) => inFile('no-orphans', path, ['export const forgotten = true\n'])),
  ...[route, standIn, step].flatMap((path) => inFile('no-undeclared-packages', path, [imports('kleur')])),
  ...inFile('no-development-packages', route, [imports('vitest')]),
  ...inFile('nothing-unresolved', domain, [imports('./nowhere.ts')]),
]

/**
 * Files that break one rule each: at least one for every rule, more where a rule guards several things. Each has a name
 * of its own, so that all can be planted in one tree.
 */
export const planted: ReadonlyArray<Planted> = all.map(({ rule, files }, at) => ({
  rule,
  files: Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.replace('/planted.', `/planted-${at + 1}.`), text]),
  ),
}))

/** A small tree that keeps every rule, for violations to be planted in. */
const sound: Files = {
  'package.json': '',
  'src/domain/tips/tip.ts': 'export const tip = true\n',
  'src/ports/tips/tips.ts': imports('../../domain/tips/tip.ts'),
  'src/application/tips/give-tip.ts': imports('../../ports/tips/tips.ts'),
  'src/adapters/memory/tips/tips.memory.ts': imports('../../../ports/tips/tips.ts'),
  'src/adapters/http/tips/tips.contract.ts': imports('io-ts'),
  'src/composition/tips.ts':
    imports('../application/tips/give-tip.ts') + imports('../adapters/memory/tips/tips.memory.ts'),
  'sandbox/start.ts': imports('../src/adapters/http/tips/tips.contract.ts'),
  'features/steps/tips.steps.ts': imports('../../src/adapters/http/tips/tips.contract.ts'),
}

/** The sound tree with these files, beside the project's own package.json and packages. */
export const plantedTree = async (files: Files): Promise<Readonly<{ path: string; remove: () => Promise<void> }>> => {
  const path = await mkdtemp(join(tmpdir(), 'vexa-planted-'))
  const { 'package.json': _, ...tree } = { ...sound, ...files }
  for (const [name, content] of Object.entries(tree)) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), content)
  }
  for (const shared of ['node_modules', 'package.json', 'tsconfig.json'])
    await symlink(join(root, shared), join(path, shared))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
