import { text } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'

/** The files of a zip by their names, as JSON. A zip that is cut off or of another length than it says rejects. */
export const unzipped = (bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> =>
  new Promise((resolve, reject) => {
    const files: Record<string, unknown> = {}
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (failure, zip) => {
      if (failure !== null || zip === undefined) return void reject(failure)
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, async (broken, stream) => {
          if (broken !== null || stream === undefined) return void reject(broken)
          files[entry.fileName] = JSON.parse(await text(stream))
          zip.readEntry()
        }),
      )
      zip.readEntry()
    })
  })
