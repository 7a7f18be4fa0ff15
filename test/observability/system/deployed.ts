import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const read = (path: string): string => readFileSync(new URL(`../../../deploy/${path}`, import.meta.url), 'utf8')

type Panel = Readonly<{ title: string; targets?: ReadonlyArray<Readonly<{ expr: string }>> }>
type Rule = Readonly<{ alert: string; expr: string }>

/** Every query of the dashboard, with the title of its panel. */
export const queries: ReadonlyArray<readonly [title: string, expr: string]> = (
  JSON.parse(read('grafana/vexa.json')) as Readonly<{ panels: ReadonlyArray<Panel> }>
).panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const))

/** Every alert. */
export const rules: ReadonlyArray<Rule> = (
  parse(read('prometheus/alerts.yml')) as Readonly<{ groups: ReadonlyArray<Readonly<{ rules: ReadonlyArray<Rule> }>> }>
).groups.flatMap((group) => group.rules)

/** The names of our figures in an expression. */
export const figuresIn = (expr: string): ReadonlyArray<string> => [...new Set(expr.match(/\bvexa_[a-z_]+/g) ?? [])]
