import { E } from '../../src/domain/kernel/fp.ts'

type Report = Readonly<{
  statusCode?: number
  message?: string
  vulnerabilities?: Readonly<Record<string, Readonly<{ severity: string }>>>
}>

const grave = new Set(['high', 'critical'])

const readAs = (text: string): Report | null => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The parts with an advisory that is high or worse, by what `npm audit --json` says; or why there is no report. */
export const graveParts = (text: string): E.Either<string, ReadonlyArray<string>> => {
  const report = readAs(text)
  if (report?.vulnerabilities === undefined)
    return E.left(`the registry does not answer audits (${report?.statusCode ?? 'it says nothing that can be read'})`)
  return E.right(
    Object.entries(report.vulnerabilities)
      .filter(([, { severity }]) => grave.has(severity))
      .map(([name]) => name),
  )
}
