import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Export, ExportedPart } from '../../../application/insight/export-my-data.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Position } from '../../../ports/kernel/page.ts'

const pageSize = 100

/** A part as a list in JSON, page by page. A page that cannot be read ends it with an error. */
const written = async function* ({ name, page }: ExportedPart): AsyncGenerator<string> {
  let after: Position | null = null
  let before = '['
  do {
    const read = await page({ limit: pageSize, after })()
    if (E.isLeft(read)) throw new Error(`the ${name} could not be read`, { cause: read.left })
    for (const item of read.right.items) {
      yield `${before}\n${JSON.stringify(item, null, 2)}`
      before = ','
    }
    after = read.right.next
  } while (after !== null)
  yield before === '[' ? '[]\n' : '\n]\n'
}

/**
 * An export as a zip of one JSON file for each part, made while it is taken: nothing of it is kept, and nothing is read
 * for who takes none of it.
 */
export const zipped = async function* ({ at, parts }: Export): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const giveUp = (failure: Error) => void out.destroy(failure)
  let source: Readable | null = null
  zip.on('error', giveUp)
  out.once('close', () => source?.destroy())
  for (const part of parts)
    zip.addReadStreamLazy(`${part.name}.json`, { mtime: at }, (take) => {
      // Neither does the zip hear of what goes wrong in what it reads, nor that of the zip's end.
      source = Readable.from(written(part)).on('error', giveUp)
      take(null, source)
    })
  zip.end()
  yield* out
}
