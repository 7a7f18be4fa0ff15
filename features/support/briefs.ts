import type { RequestOf } from '../../src/adapters/http/kernel/contract.ts'
import type { submitRequest } from '../../src/adapters/http/requests/requests.contract.ts'
import { driver } from './through.ts'
import { durationOf, moneyOf } from './words.ts'

export type Brief = RequestOf<typeof submitRequest>['body']

/** "in 30 days" or "1 day ago". */
const timeOf = (words: string): Date => {
  const ms = durationOf(words.replace(/^in | ago$/g, ''))
  return new Date(driver.now().getTime() + (words.startsWith('in ') ? ms : -ms))
}

/** "of 201 characters" is as long as it says; any other text is itself. */
const textOf = (words: string): string => {
  const length = /^of ([\d,]+) characters$/.exec(words)?.[1]
  return length === undefined ? words : 'x'.repeat(Number(length.replaceAll(',', '')))
}

/** What a buyer asks for, as a table of a scenario says it. */
export const briefOf = ({
  title = '',
  description = '',
  integrations,
  budget,
  deadline,
}: Readonly<Record<string, string>>): Brief => ({
  title: textOf(title),
  description: textOf(description),
  ...(integrations === undefined ? {} : { integrations: integrations.split(', ') }),
  ...(budget === undefined ? {} : { budget: moneyOf(budget) }),
  ...(deadline === undefined ? {} : { deadline: timeOf(deadline) }),
})
