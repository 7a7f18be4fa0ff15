import type { DownloadLink, NewDownloadLink } from '../../domain/delivery/download-link.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Links to files, found by the SHA-256 of their tokens in hex. Their time is the database's. */
export type DownloadLinks = Readonly<{
  /** Keeps a new link; its time starts now. Tells when it ends. */
  add: (tx: Tx) => (link: NewDownloadLink) => TE.TaskEither<Unavailable, Readonly<{ expiresAt: Date }>>
  /** None when no link has this token. */
  find: (tokenHash: string) => TE.TaskEither<Unavailable, O.Option<DownloadLink>>
  /** Counts one use. False when none was left or the time was over: then nothing is counted. */
  use: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, boolean>
}>
export const DownloadLinks = port<DownloadLinks>('DownloadLinks')
