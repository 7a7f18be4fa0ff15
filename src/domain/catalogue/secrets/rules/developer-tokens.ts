import { keyRule, start } from '../key-rule.ts'
import { alnum, hex } from '../specimens.ts'

/** Tokens of code hosts and package registries. */
export const developerTokens = [
  keyRule({
    id: 'github_token',
    label: 'a GitHub token',
    pattern: new RegExp(`${start}(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{22,255})`, 'g'),
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    examples: [`ghp_${alnum(36)}`, `token ghs_${alnum(36)}`, `github_pat_${alnum(22)}_${alnum(59)}`],
    counterExamples: ['ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'github_pat_your_token_goes_in_this_place'],
  }),
  keyRule({
    id: 'gitlab_token',
    label: 'a GitLab token',
    pattern: new RegExp(`${start}gl(?:pat|ptt|dt|rt|cbt|soat|ft)-[A-Za-z0-9_-]{20,60}`, 'g'),
    hints: ['glpat-', 'glptt-', 'gldt-', 'glrt-', 'glcbt-', 'glsoat-', 'glft-'],
    examples: [`glpat-${alnum(20)}`],
    counterExamples: ['glpat-your-token-goes-here', 'glpat-XXXXXXXXXXXXXXXXXXXX'],
  }),
  keyRule({
    id: 'npm_token',
    label: 'an npm token',
    pattern: new RegExp(`${start}npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])`, 'g'),
    hints: ['npm_'],
    examples: [`//packages.example/:_authToken=npm_${alnum(36)}`],
    counterExamples: ['npm_config_registry'],
  }),
  keyRule({
    id: 'pypi_token',
    label: 'a PyPI token',
    pattern: new RegExp(`${start}pypi-AgE[A-Za-z0-9_-]{50,300}`, 'g'),
    hints: ['pypi-age'],
    examples: [`pypi-AgEIcHlwaS5vcmc${alnum(80)}`],
    counterExamples: ['pypi-agent'],
  }),
  keyRule({
    id: 'postman_key',
    label: 'a Postman key',
    pattern: new RegExp(`${start}PMAK-[a-f0-9]{24}-[a-f0-9]{34}`, 'g'),
    hints: ['pmak-'],
    examples: [`PMAK-${hex(24)}-${hex(34)}`],
    counterExamples: ['PMAK-your-key'],
  }),
]
