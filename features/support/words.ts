import { defineParameterType } from '@cucumber/cucumber'
import { currencies, type Money as DomainMoney } from '../../src/domain/kernel/money.ts'
import { reasons } from './reasons.ts'
import type { Scenario } from './scenario.ts'
import { foreignFiles, secrets, serviceNames } from './workflows.ts'

const second = 1_000
const units: Readonly<Record<string, number>> = {
  second,
  minute: 60 * second,
  hour: 3_600 * second,
  day: 86_400 * second,
}

const oneOf = (words: ReadonlyArray<string>): RegExp => new RegExp(words.join('|'))
const asItIs = (words: string): string => words

/** What a step is given where its words name an amount. */
export type Money = DomainMoney

/** "5,000 NGN" or "49.99 USD" in minor units. */
export const moneyOf = (text: string): Money => {
  const [major = '', code = ''] = text.split(' ')
  const currency = currencies.find((each) => each === code)
  if (currency === undefined) throw new Error(`${code} is no currency of the shop`)
  return { amount: Math.round(Number(major.replaceAll(',', '')) * 100), currency }
}

/** "10 seconds" or "1 day" in milliseconds. */
export const durationOf = (text: string): number => {
  const [, count, unit = ''] = /^(\d+) (\w+?)s?$/.exec(text) ?? []
  return Number(count) * (units[unit] ?? Number.NaN)
}

defineParameterType({
  name: 'person',
  regexp: /Ada|Ben|Chidi|Dayo|the operator|an? (?:visitor|stranger)|the (?:visitor|stranger)/,
  transformer(this: Scenario, name: string) {
    return this.person(name)
  },
})

defineParameterType({ name: 'money', regexp: /[\d,]+(?:\.\d\d)? [A-Z]{3}/, transformer: moneyOf })

defineParameterType({ name: 'duration', regexp: /\d+ (?:second|minute|hour|day)s?/, transformer: durationOf })

const entries: Readonly<Record<string, string>> = { 'e-mail address': 'email' }

defineParameterType({
  name: 'entry',
  regexp: /e-mail address|password|otp|name|title|summary|description|price|budget|deadline/,
  transformer: (words: string) => entries[words] ?? words,
})

defineParameterType({
  name: 'reason',
  regexp: oneOf(Object.keys(reasons)),
  transformer: (words: string) => reasons[words],
})

const standings: Readonly<Record<string, string>> = { 'held for a person to look at': 'review' }

defineParameterType({
  name: 'standing',
  regexp: /paid|pending|expired|failed|held for a person to look at/,
  transformer: (words: string) => standings[words] ?? words,
})

/** How a sale shows among a buyer's purchases. */
defineParameterType({
  name: 'saleStatus',
  regexp: /paid|partially refunded|refunded|disputed|charged back/,
  transformer: (words: string) => words.replaceAll(' ', '_'),
})

defineParameterType({ name: 'access', regexp: /active|suspended|revoked/, transformer: asItIs })

defineParameterType({ name: 'version', regexp: /\d+\.\d+\.\d+(?:[-+][\w.]+)?|one/, transformer: asItIs })

defineParameterType({ name: 'service', regexp: oneOf(serviceNames), transformer: asItIs })
defineParameterType({ name: 'file', regexp: oneOf(Object.keys(foreignFiles)), transformer: asItIs })
defineParameterType({ name: 'secret', regexp: oneOf(Object.keys(secrets)), transformer: asItIs })

const searches = {
  'what is free': { free: true },
  'what costs something': { free: false },
  'the cheapest first': { sort: 'price' },
  'the dearest first': { sort: '-price' },
  'the best sold first': { sort: 'popular' },
} as const

const isSearch = (words: string): words is keyof typeof searches => Object.hasOwn(searches, words)

defineParameterType({
  name: 'search',
  regexp: oneOf(Object.keys(searches)),
  transformer: (words: string) => (isSearch(words) ? searches[words] : {}),
})

/** Several titles in their order, or none. */
defineParameterType({
  name: 'titles',
  regexp: /"[^"]*"(?:, "[^"]*")*|nothing/,
  transformer: (text: string): ReadonlyArray<string> => [...text.matchAll(/"([^"]*)"/g)].map(([, title = '']) => title),
})
