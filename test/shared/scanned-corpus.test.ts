import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { secretlintScanner } from '../../src/adapters/scanning/secretlint.scanner.ts'
import { readWorkflowDocument } from '../../src/domain/catalogue/document/read-workflow-document.ts'
import { findSecrets } from '../../src/domain/catalogue/secrets/find-secrets.ts'
import { scannedSecrets, textsOf } from '../../src/domain/catalogue/secrets/scanned-secrets.ts'
import { E } from '../../src/domain/kernel/fp.ts'

const folder = join(import.meta.dirname, '../../../shared/n8n/corpus')
const absent = !existsSync(folder)
if (absent) console.log('skipped: ../shared is not here')

const scanner = secretlintScanner()

const secretsIn = async (file: string) => {
  const document = readWorkflowDocument(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  if (E.isLeft(document)) throw new Error(`${file} is no workflow`)
  const scanned = await scanner.scan(textsOf(document.right))()
  const ours = findSecrets(document.right)
  return { file, ours, theirs: E.isRight(scanned) ? scannedSecrets(document.right, scanned.right) : null }
}

describe.skipIf(absent)('secretlint on the corpus of real workflows', () => {
  it('refuses none that our own rules do not', async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
    const found = await Promise.all(files.map(secretsIn))
    expect(found.filter(({ theirs, ours }) => theirs === null || (theirs.length > 0 && ours.length === 0))).toEqual([])
    const refusing = (whose: 'ours' | 'theirs') => found.filter((each) => (each[whose]?.length ?? 0) > 0).length
    console.log(
      `of ${found.length}: refused by our own rules ${refusing('ours')}, by secretlint's ${refusing('theirs')}`,
    )
  })
})
