import { claimFreeWorkflow } from '../../../application/delivery/claim-free-workflow.ts'
import { downloadWorkflow } from '../../../application/delivery/download-workflow.ts'
import { followDownloadLink } from '../../../application/delivery/follow-download-link.ts'
import { getLibrary } from '../../../application/delivery/get-library.ts'
import { makeDownloadLink } from '../../../application/delivery/make-download-link.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './delivery.contract.ts'
import { fileReply } from './file-reply.ts'

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
    toResponse: fileReply,
  }),
  route(contract.makeDownloadLink, makeDownloadLink, {
    toInput: ({ params: { id }, body: { version = null } }, { userId }) => ({ userId, workflowId: id, version }),
    toResponse: (link) => reply(link),
  }),
  route(contract.followDownloadLink, followDownloadLink, {
    toInput: ({ params: { token }, raw: { isHead } }, visitor) => ({ token, visitor, fetches: !isHead }),
    toResponse: fileReply,
  }),
  route(contract.myLibrary, getLibrary, {
    toInput: ({ page }, { userId }) => ({ userId, page }),
    toResponse: (page) => reply(page),
  }),
]
