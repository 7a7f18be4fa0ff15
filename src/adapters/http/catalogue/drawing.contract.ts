import { bytes } from '../kernel/codec/opaque.ts'
import { contract } from '../kernel/contract.ts'
import { publicAddress } from './address.contract.ts'

export const workflowDrawing = contract({
  id: 'workflowDrawing',
  method: 'get',
  path: '/api/workflows/:idOrSlug/preview.svg',
  summary: 'The picture of a workflow: its graph as SVG, 1200 × 630',
  tag: 'Catalogue',
  access: 'optional',
  params: publicAddress,
  response: bytes,
  media: 'image',
})
