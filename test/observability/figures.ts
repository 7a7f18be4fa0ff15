import { ask } from '../support/http.ts'
import type { TestShop } from '../support/shop.ts'

type Labels = Readonly<Record<string, string>>

/** One figure of what a shop tells Prometheus. */
export type Sample = Readonly<{ name: string; labels: Labels; value: number }>

const line = /^([a-z_][a-z0-9_]*)(?:\{(.*)\})? (\S+)$/
const label = /([a-z_]+)="((?:[^"\\]|\\.)*)"/g

/** The text of Prometheus, without its comments. */
export const samplesOf = (text: string): ReadonlyArray<Sample> =>
  text.split('\n').flatMap((each) => {
    const [, name, labels = '', value] = line.exec(each) ?? []
    if (name === undefined) return []
    const named = [...labels.matchAll(label)].map(([, key = '', said = '']) => [key, said] as const)
    return [{ name, labels: Object.fromEntries(named), value: Number(value) }]
  })

/** All figures of a shop, as text. */
export const metricsText = async ({ shop: { metricsPort } }: TestShop): Promise<string> =>
  (await ask(`http://127.0.0.1:${metricsPort}`, '/metrics')).text

const agrees = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value)

/** The sum of the figures of this name and these labels; null where there is none. */
export const figure = async (shop: TestShop, name: string, wanted: Labels = {}): Promise<number | null> => {
  const found = samplesOf(await metricsText(shop)).filter((each) => each.name === name && agrees(each.labels, wanted))
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0)
}
