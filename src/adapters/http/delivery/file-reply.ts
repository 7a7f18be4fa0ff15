import type { SoldFile } from '../../../domain/delivery/deliverable.ts'
import { reply } from '../kernel/route.ts'
import { attachment } from './attachment.ts'

/** A SHA-256 in hex as a Repr-Digest (RFC 9530). */
const reprDigest = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`

type Named = SoldFile & Readonly<{ title: string; slug: string }>

/** A workflow's file, to be saved under its title and kept by no cache. */
export const fileReply = ({ bytes, sha256, title, slug }: Named) =>
  reply(bytes, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': attachment(title, slug),
      'Repr-Digest': reprDigest(sha256),
      'Cache-Control': 'no-store',
    },
  })
