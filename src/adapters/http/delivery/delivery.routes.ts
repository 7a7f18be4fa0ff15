import { claimFreeWorkflow } from '../../../application/delivery/claim-free-workflow.ts'
import { downloadWorkflow } from '../../../application/delivery/download-workflow.ts'
import { getLibrary } from '../../../application/delivery/get-library.ts'
import { reply, route } from '../kernel/route.ts'
import { attachment } from './attachment.ts'
import * as contract from './delivery.contract.ts'

/** A SHA-256 in hex as a Repr-Digest (RFC 9530). */
const reprDigest = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`

export const deliveryRoutes = [
  route(contract.claimWorkflow, claimFreeWorkflow, {
    toInput: ({ params: { id } }, { userId }) => ({ userId, workflowId: id }),
    toResponse: ({ claimed, entitlement }) => reply(entitlement, { status: claimed ? 201 : 200 }),
  }),
  route(contract.downloadWorkflow, downloadWorkflow, {
    toInput: ({ params: { id }, query: { version = null }, raw: { isHead } }, buyer) => ({
      buyer,
      workflowId: id,
      version,
      fetches: !isHead,
    }),
    toResponse: ({ bytes, sha256, title, slug }) =>
      reply(bytes, {
        headers: {
          'Content-Type': 'application/json',
          'Content-Disposition': attachment(title, slug),
          'Repr-Digest': reprDigest(sha256),
          'Cache-Control': 'no-store',
        },
      }),
  }),
  route(contract.myLibrary, getLibrary, {
    toInput: ({ page }, { userId }) => ({ userId, page }),
    toResponse: (page) => reply(page),
  }),
]
