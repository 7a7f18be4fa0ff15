import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './support/cruise.ts'

/** What counts rows, and what passes by rows to come to a place; `offset 0` only keeps a subquery apart. */
const counting = /(?<!\.)\bcount\s*\(/gi
const passingBy = /\boffset\s+(?!0\b)/gi

const folder = 'src/adapters/persistence'

/** The books are proved from end to end, by a command and never by a request. */
const isProof = (file: string): boolean => /invariants\b.*\.ts$/.test(file)

type Known = Readonly<{ counts: number; offsets: number; why: string }>

/** Whatever is there has a bound, or says here what it grows with. */
const known: Readonly<Record<string, Known>> = {
  'catalogue/facets.reads.ts': { counts: 3, offsets: 0, why: 'of a sample by chance, estimated from there (ADR 24)' },
  'catalogue/found-first.ts': { counts: 3, offsets: 1, why: 'of what was found, of which there is only so much' },
  'catalogue/ranked-list.reads.ts': { counts: 2, offsets: 1, why: 'of the few hundred that are ranked' },
  'delivery/shown-templates.ts': {
    counts: 1,
    offsets: 1,
    why: "n8n's own dialect has page numbers and a total (ADR 15): of what is free, by an index alone",
  },
  'insight/figure-sums.store.ts': { counts: 2, offsets: 0, why: 'of the notes that a job summed up' },
  'insight/figures.reads.ts': { counts: 3, offsets: 0, why: "of a day's business, and of so many that wait" },
  'insight/statistics.statements.ts': { counts: 2, offsets: 1, why: 'of ranges and leaders, not of sales' },
  'insight/user-directory.reads.ts': {
    counts: 1,
    offsets: 0,
    why: 'of what one person bought, by an index alone (ADR 37)',
  },
  'kernel/newest-containing.ts': { counts: 1, offsets: 0, why: 'of the rows of a page' },
  'sales/coupons.store.ts': { counts: 1, offsets: 0, why: "of one coupon's uses by one buyer, under its lock" },
  'sales/redemptions.store.ts': { counts: 6, offsets: 0, why: "of one buyer's uses of one coupon" },
  'sales/sales-counts.store.ts': { counts: 1, offsets: 0, why: 'of what a job counted' },
}

const hits = (text: string, sought: RegExp): number => [...text.matchAll(sought)].length

const statements = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !isProof(file))
  .map((file) => {
    const text = readFileSync(join(root, folder, file), 'utf8')
    return { file, counts: hits(text, counting), offsets: hits(text, passingBy) }
  })

describe('Exact totals', () => {
  it('G11: are counted, and rows passed by, only where it is said what bounds them', () => {
    const found = statements.filter(({ counts, offsets }) => counts + offsets > 0)
    expect(Object.fromEntries(found.map(({ file, counts, offsets }) => [file, { counts, offsets }]))).toEqual(
      Object.fromEntries(Object.entries(known).map(([file, { counts, offsets }]) => [file, { counts, offsets }])),
    )
  })

  it.each([
    ['select count(*) from sales', 1, 0],
    ['select COUNT( distinct id ) from sales limit 20 OFFSET $2', 1, 1],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a statement's source
    ['select id from sales limit 20 offset ${skip}', 0, 1],
    ['select id from (select id from sales offset 0) s', 0, 0],
    ['select sales_count, counted from workflows', 0, 0],
  ])('would be seen in: %s', (text, counts, offsets) => {
    expect([hits(text, counting), hits(text, passingBy)]).toEqual([counts, offsets])
  })
})
