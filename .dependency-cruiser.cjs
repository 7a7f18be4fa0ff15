/**
 * Who may import whom: one rule a line of docs/decisions and CONTRIBUTING, checked by test/architecture, which plants a
 * violation of every rule and must see that rule, and no other, caught.
 */

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']
const node = ['core']
const core = '^src/(domain|ports|application)/'
const fpTs = '(^|/)node_modules/fp-ts/'
/** What strangers may know of the shop: its contracts, what those are made of, and the client made from them. */
const contract = ['\\.contract\\.ts$', '^src/adapters/http/kernel/(contract|client)\\.ts$']

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** A package that lives in one folder alone. The core, which has next to no packages, has stricter rules of its own. */
const onlyIn = (name, packages, folder) =>
  forbid(
    name,
    `${packages} stays in ${folder}`,
    { path: '^(src|sandbox|web|features)/', pathNot: [folder, core] },
    { path: `(^|/)node_modules/(@types/)?(${packages})/` },
  )

module.exports = {
  forbidden: [
    forbid(
      'domain-stands-alone',
      'the domain knows only itself',
      { path: '^src/domain/' },
      { path: '^src/', pathNot: '^src/domain/' },
    ),
    forbid(
      'domain-is-pure',
      'no time, chance, files or network in the domain',
      { path: '^src/domain/' },
      { dependencyTypes: node },
    ),
    forbid(
      'domain-has-two-packages',
      'fp-ts and semver',
      { path: '^src/domain/' },
      { dependencyTypes: npm, pathNot: '(^|/)node_modules/(fp-ts|semver|@types/semver)/' },
    ),
    forbid(
      'fp-ts-has-one-door',
      'fp-ts comes through domain/kernel/fp.ts',
      { path: '^(src|sandbox|web|features)/', pathNot: '^src/domain/kernel/fp\\.ts$' },
      { path: fpTs },
    ),
    forbid(
      'ports-know-the-domain',
      'ports are types over the domain',
      { path: '^src/ports/' },
      { path: '^src/', pathNot: '^src/(domain|ports)/' },
    ),
    forbid(
      'ports-are-pure',
      'no packages in ports',
      { path: '^src/ports/' },
      { dependencyTypes: [...npm, ...node], pathNot: fpTs },
    ),
    forbid(
      'application-knows-ports',
      'use cases depend on domain and ports',
      { path: '^src/application/' },
      { path: '^src/', pathNot: core },
    ),
    forbid(
      'application-is-pure',
      'no packages in use cases',
      { path: '^src/application/' },
      { dependencyTypes: [...npm, ...node], pathNot: fpTs },
    ),
    forbid(
      'capabilities-keep-apart',
      'no use case of another capability',
      { path: '^src/application/([^/]+)/', pathNot: '^src/application/kernel/' },
      { path: '^src/application/', pathNot: '^src/application/($1|kernel)/' },
    ),
    forbid(
      'application-kernel-is-general',
      'the kernel knows no capability',
      { path: '^src/application/kernel/' },
      { path: '^src/application/', pathNot: '^src/application/kernel/' },
    ),
    forbid(
      'adapters-keep-apart',
      'adapters never import one another',
      { path: '^src/adapters/([^/]+)/' },
      { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    ),
    forbid(
      'adapters-are-plugged-in',
      'adapters never look at who plugs them in',
      { path: '^src/adapters/' },
      { path: '^src/', pathNot: '^src/(domain|ports|application|adapters)/' },
    ),
    forbid(
      'the-program-runs-without-its-tests',
      'nothing that serves needs a stand-in, a scenario or a test',
      { path: '^src/' },
      { path: '^(sandbox|web|features|test|scripts|bench)/' },
    ),
    forbid(
      'outsiders-know-the-contract',
      'stand-ins and pages talk to the shop as strangers do',
      { path: '^(sandbox|web)/' },
      { path: '^src/', pathNot: contract },
    ),
    forbid(
      'steps-say-what-people-do',
      'steps know only the contract',
      { path: '^features/steps/' },
      { path: '^src/', pathNot: contract },
    ),
    forbid(
      'drivers-plug-in-as-adapters-do',
      'drivers and doubles know the contract, the wiring, memory, and the ports they stand for; no use case',
      { path: '^features/support/' },
      { path: '^src/', pathNot: [...contract, '^src/(composition|domain|ports|adapters/(memory|http/kernel))/'] },
    ),
    onlyIn('express-in-http', 'express|busboy|yazl', '^(src/adapters/http|sandbox/paystack)/'),
    onlyIn('io-ts-at-the-doors', 'io-ts', '^src/adapters/(http|cli)/'),
    onlyIn('mikro-orm-in-persistence', '@mikro-orm/[^/]+|kysely', '^src/adapters/persistence/'),
    onlyIn('inversify-in-composition', 'inversify|reflect-metadata', '^src/composition/'),
    onlyIn('crypto-packages-in-security', 'argon2|jose|otpauth', '^src/adapters/security/'),
    onlyIn('ioredis-in-cache', 'ioredis', '^src/adapters/cache/'),
    onlyIn('opentelemetry-in-observability', '@opentelemetry/[^/]+|pino', '^src/adapters/observability/'),
    onlyIn('nodemailer-in-mail', 'nodemailer', '^src/adapters/mail/'),
    onlyIn('secretlint-in-scanning', '@secretlint/[^/]+', '^src/adapters/scanning/'),
    forbid('no-circles', 'what depends on itself cannot be read in order', {}, { circular: true }),
    forbid(
      'no-orphans',
      'a file that neither uses nor is used was forgotten',
      {
        path: '^(src|sandbox|web|features)/',
        orphan: true,
        pathNot: ['^src/(main|migrate)\\.ts$', '\\.browser\\.js$'],
      },
      {},
    ),
    forbid(
      'no-undeclared-packages',
      'every package stands in package.json',
      { path: '^(src|sandbox|web|features)/', pathNot: core },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'no-development-packages',
      'what runs is no development package',
      { path: '^src/', pathNot: core },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('nothing-unresolved', 'every import leads somewhere', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
