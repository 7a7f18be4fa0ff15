import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './cruise.ts'

type Files = Readonly<Record<string, string>>
type Planted = Readonly<{ rule: string; files: Files }>

const imports = (what: string): string => `import ${JSON.stringify(what)}\n`
const values = (name: string, from: string): string => `import { ${name} } from ${JSON.stringify(from)}\nvoid ${name}\n`

/** One file, or a few, that break a rule: at least one for each, more where a rule guards several things. */
export const planted: ReadonlyArray<Planted> = [
  ...[
    '../../ports/tips/tips.ts',
    '../../application/tips/give-tip.ts',
    '../../adapters/memory/tips/tips.memory.ts',
  ].map((what) => ({ rule: 'domain-stands-alone', files: { 'src/domain/tips/planted.ts': imports(what) } })),
  ...['node:fs', 'node:crypto', 'fs', 'node:timers/promises'].map((what) => ({
    rule: 'domain-is-pure',
    files: { 'src/domain/tips/planted.ts': imports(what) },
  })),
  ...['express', 'io-ts', '@mikro-orm/core', 'inversify', 'uuid'].map((what) => ({
    rule: 'domain-has-two-packages',
    files: { 'src/domain/tips/planted.ts': imports(what) },
  })),
  { rule: 'fp-ts-has-one-door', files: { 'src/domain/tips/planted.ts': imports('fp-ts/lib/Either.js') } },
  { rule: 'fp-ts-has-one-door', files: { 'src/application/tips/planted.ts': imports('fp-ts/lib/Either.js') } },
  {
    rule: 'ports-know-the-domain',
    files: { 'src/ports/tips/planted.ts': imports('../../application/tips/give-tip.ts') },
  },
  { rule: 'ports-are-pure', files: { 'src/ports/tips/planted.ts': imports('express') } },
  { rule: 'ports-are-pure', files: { 'src/ports/tips/planted.ts': imports('node:fs') } },
  {
    rule: 'application-knows-ports',
    files: { 'src/application/tips/planted.ts': imports('../../adapters/memory/tips/tips.memory.ts') },
  },
  ...['express', '@mikro-orm/postgresql', 'inversify', 'node:fs', 'pg'].map((what) => ({
    rule: 'application-is-pure',
    files: { 'src/application/tips/planted.ts': imports(what) },
  })),
  {
    rule: 'capabilities-keep-apart',
    files: { 'src/application/jokes/planted.ts': imports('../tips/give-tip.ts') },
  },
  {
    rule: 'application-kernel-is-general',
    files: { 'src/application/kernel/planted.ts': imports('../tips/give-tip.ts') },
  },
  {
    rule: 'adapters-keep-apart',
    files: { 'src/adapters/http/tips/planted.ts': imports('../../memory/tips/tips.memory.ts') },
  },
  {
    rule: 'adapters-are-plugged-in',
    files: { 'src/adapters/http/tips/planted.ts': imports('../../../composition/tips.ts') },
  },
  { rule: 'sandbox-stands-outside', files: { 'sandbox/planted.ts': imports('../src/domain/tips/tip.ts') } },
  {
    rule: 'steps-say-what-people-do',
    files: { 'features/steps/planted.steps.ts': imports('../../src/application/tips/give-tip.ts') },
  },
  {
    rule: 'drivers-use-no-infrastructure',
    files: {
      'src/adapters/persistence/tips/tips.store.ts': imports('../../../ports/tips/tips.ts'),
      'features/support/planted.ts': imports('../../src/adapters/persistence/tips/tips.store.ts'),
    },
  },
  { rule: 'express-in-http', files: { 'src/adapters/memory/tips/planted.ts': values('Router', 'express') } },
  { rule: 'express-in-http', files: { 'src/composition/planted.ts': values('type', 'io-ts') } },
  {
    rule: 'mikro-orm-in-persistence',
    files: { 'src/adapters/http/tips/planted.ts': values('MikroORM', '@mikro-orm/postgresql') },
  },
  {
    rule: 'inversify-in-composition',
    files: { 'src/adapters/http/tips/planted.ts': values('Container', 'inversify') },
  },
  { rule: 'inversify-in-composition', files: { 'src/adapters/http/tips/planted.ts': imports('reflect-metadata') } },
  { rule: 'crypto-packages-in-security', files: { 'src/adapters/http/tips/planted.ts': values('hash', 'argon2') } },
  { rule: 'crypto-packages-in-security', files: { 'src/adapters/http/tips/planted.ts': values('SignJWT', 'jose') } },
  {
    rule: 'no-circles',
    files: {
      'src/domain/tips/hen.ts': imports('./egg.ts'),
      'src/domain/tips/egg.ts': imports('./hen.ts'),
    },
  },
  { rule: 'no-orphans', files: { 'src/domain/tips/forgotten.ts': 'export const forgotten = true\n' } },
  { rule: 'no-undeclared-packages', files: { 'src/adapters/http/tips/planted.ts': imports('kleur') } },
  { rule: 'no-development-packages', files: { 'src/adapters/http/tips/planted.ts': imports('vitest') } },
  { rule: 'nothing-unresolved', files: { 'src/domain/tips/planted.ts': imports('./nowhere.ts') } },
]

/** A small tree that keeps every rule, for violations to be planted in. */
const sound: Files = {
  'package.json': '',
  'src/domain/tips/tip.ts': 'export const tip = true\n',
  'src/ports/tips/tips.ts': imports('../../domain/tips/tip.ts'),
  'src/application/tips/give-tip.ts': imports('../../ports/tips/tips.ts'),
  'src/adapters/memory/tips/tips.memory.ts': imports('../../../ports/tips/tips.ts'),
  'src/adapters/http/tips/tips.contract.ts': values('type', 'io-ts'),
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
