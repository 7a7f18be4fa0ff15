import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachment } from '../../src/adapters/http/delivery/attachment.ts'
import { fileNameOf } from '../../src/domain/delivery/file-name.ts'

/** RFC 6266's disposition with a quoted string that needs no escapes, and RFC 8187's `ext-value` of `attr-char`s. */
const shape =
  /^attachment; filename="([A-Za-z0-9 ._()+,-]+\.json)"; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)$/

describe('the Content-Disposition of a file', () => {
  const titles = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('"', ';', '=', '%', "'", '\\', '\r\n', 'filename', '*', 'ü', '中', ' '),
      maxLength: 60,
    }),
  )

  it('is one header of plain characters, from which the very name can be read, whatever the title', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const [, plain, encoded] = shape.exec(attachment(title, 'a-slug')) ?? []
        expect(decodeURIComponent(encoded ?? '')).toBe(fileNameOf(title, 'a-slug'))
        expect(plain?.slice(0, -'.json'.length)).toMatch(/[A-Za-z0-9]/)
      }),
    )
  })
})
