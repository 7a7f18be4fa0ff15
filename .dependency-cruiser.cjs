/**
 * Who may import whom: one rule a line of docs/decisions and CONTRIBUTING, checked by test/architecture, which plants a
 * violation of every rule and must see it caught.
 */

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']
const node = ['core']
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** A package that lives in one folder alone. */
const onlyIn = (name, packages, folder) =>
  forbid(
    name,
    `${packages} stays in ${folder}`,
    { path: '^(src|sandbox|features)/', pathNot: folder },
    {
      path: `(^|/)node_modules/(${packages})/`,
      dependencyTypesNot: ['type-only'],
    },
  )

module.exports = {
  forbidden: [
    forbid(
      'domain-stands-alone',
      'the domain knows only itself',
      { path: '^src/domain/' },
      {
        path: '^(src|sandbox|features|test|scripts)/',
        pathNot: '^src/domain/',
      },
    ),
    forbid(
      'domain-is-pure',
      'no time, chance, files or network in the domain',
      { path: '^src/domain/' },
      {
        dependencyTypes: node,
      },
    ),
    forbid(
      'domain-has-two-packages',
      'fp-ts and semver',
      { path: '^src/domain/' },
      {
        dependencyTypes: npm,
        pathNot: '(^|/)node_modules/(fp-ts|semver|@types/semver)/',
      },
    ),
    forbid(
      'fp-ts-has-one-door',
      'fp-ts comes through domain/kernel/fp.ts',
      { path: '^src/', pathNot: ['^src/domain/kernel/fp\\.ts$', '^src/adapters/http/'] },
      {
        path: '(^|/)node_modules/fp-ts/',
      },
    ),
    forbid(
      'ports-know-the-domain',
      'ports are types over the domain',
      { path: '^src/ports/' },
      {
        path: '^(src|sandbox|features|test|scripts)/',
        pathNot: '^src/(domain|ports)/',
      },
    ),
    forbid('ports-are-pure', 'no packages in ports', { path: '^src/ports/' }, { dependencyTypes: [...npm, ...node] }),
    forbid(
      'application-knows-ports',
      'use cases depend on domain and ports',
      { path: '^src/application/' },
      {
        path: '^(src|sandbox|features|test|scripts)/',
        pathNot: '^src/(domain|ports|application)/',
      },
    ),
    forbid(
      'application-is-pure',
      'no packages in use cases',
      { path: '^src/application/' },
      {
        dependencyTypes: [...npm, ...node],
      },
    ),
    forbid(
      'capabilities-keep-apart',
      'no use case of another capability',
      { path: '^src/application/([^/]+)/' },
      {
        path: '^src/application/',
        pathNot: '^src/application/($1|kernel)/',
      },
    ),
    forbid(
      'application-kernel-is-general',
      'the kernel knows no capability',
      { path: '^src/application/kernel/' },
      {
        path: '^src/application/',
        pathNot: '^src/application/kernel/',
      },
    ),
    forbid(
      'adapters-keep-apart',
      'adapters never import one another',
      { path: '^src/adapters/([^/]+)/' },
      {
        path: '^src/adapters/',
        pathNot: '^src/adapters/$1/',
      },
    ),
    forbid(
      'adapters-are-plugged-in',
      'adapters never look at who plugs them in',
      { path: '^src/(adapters|domain|ports|application)/' },
      {
        path: '^(src/composition|src/main\\.ts|src/migrate\\.ts|sandbox|features|test|scripts)',
      },
    ),
    forbid(
      'sandbox-stands-outside',
      'stand-ins know only the contract',
      { path: '^sandbox/' },
      {
        path: '^src/',
        pathNot: ['\\.contract\\.ts$', '^src/adapters/http/kernel/client\\.ts$'],
      },
    ),
    forbid(
      'steps-say-what-people-do',
      'steps know only the contract',
      { path: '^features/steps/' },
      {
        path: '^src/',
        pathNot: ['\\.contract\\.ts$', '^src/adapters/http/kernel/client\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'drivers-use-no-infrastructure',
      'drivers drive through the contract, the wiring and memory',
      { path: '^features/support/' },
      {
        path: '^src/adapters/(persistence|payments|jobs|observability)/',
      },
    ),
    onlyIn('express-in-http', 'express|busboy|io-ts', '^(src/adapters/http|sandbox/paystack)/'),
    onlyIn('mikro-orm-in-persistence', '@mikro-orm/[^/]+|kysely', '^src/adapters/persistence/'),
    onlyIn('inversify-in-composition', 'inversify|reflect-metadata', '^src/composition/'),
    onlyIn('crypto-packages-in-security', 'argon2|jose', '^src/adapters/security/'),
    forbid('no-circles', 'what depends on itself cannot be read in order', {}, { circular: true }),
    forbid(
      'no-orphans',
      'what nobody uses goes',
      { path: '^src/', orphan: true, pathNot: '^src/(main|migrate)\\.ts$' },
      {},
    ),
    forbid(
      'no-undeclared-packages',
      'every package stands in package.json',
      { path: '^(src|sandbox|features)/' },
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
    forbid(
      'no-development-packages',
      'what runs is no development package',
      { path: '^src/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
      },
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
