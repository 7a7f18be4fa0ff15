import type { DownloadRecord } from '../../domain/delivery/download-record.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Who fetched what, and when. */
export type Downloads = Readonly<{ record: (tx: Tx) => (download: DownloadRecord) => TE.TaskEither<Unavailable, void> }>
export const Downloads = port<Downloads>('Downloads')
