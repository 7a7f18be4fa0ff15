import express, { type RequestHandler } from 'express'
import type { Parts } from '../../parts.ts'
import { randomText } from '../../random-text.ts'
import { done } from '../answer.ts'
import { missingIn, whileOpen } from './find.ts'
import { disputeRefusals } from './refusals.ts'

/** `GET /dispute/:id/upload_url?upload_filename=`: where a file of evidence is put, and what to call it afterwards. */
export const uploadUrl = (parts: Parts) =>
  whileOpen(parts, (_dispute, _transaction, { query }) => {
    if (missingIn(query, ['upload_filename']) !== null) return disputeRefusals.required('upload_filename')
    const fileName = randomText(20)
    return done('Upload url generated', { signedUrl: `${parts.publicUrl()}/upload/${fileName}`, fileName })
  })

/** `PUT /upload/:fileName`, the address given above: takes the file, which nobody here reads. */
export const takeUpload: readonly RequestHandler[] = [
  express.raw({ limit: '10mb', type: () => true }),
  (_request, response) => {
    response.status(200).end()
  },
]
