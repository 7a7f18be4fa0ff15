import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawingKey, drawingRevision } from '../../../../src/domain/catalogue/drawing/drawing-key.ts'
import { drawingOf } from '../../../../src/domain/catalogue/drawing/drawing-of.ts'
import { graphOf } from '../../../../src/domain/catalogue/preview-graph.ts'
import { aNode, aWorkflow, documentOf, toNode } from '../documents.ts'

const langchain = '@n8n/n8n-nodes-langchain'

/** Something of everything that is drawn. */
const specimen = aWorkflow({
  nodes: [
    aNode('webhook', { position: [0, 0] }),
    aNode('agent', { type: `${langchain}.agent`, position: [300, 0] }),
    aNode('model', { type: `${langchain}.lmChatOpenAi`, position: [300, 250] }),
    aNode('gemini-2.0-embeddings', { type: `${langchain}.embeddingsGoogleGemini`, position: [300, 450] }),
    aNode('slack', { position: [700, 0], disabled: true }),
    aNode('Note', { type: 'n8n-nodes-base.stickyNote', position: [-50, -50], parameters: { width: 900, height: 200 } }),
  ],
  connections: {
    webhook: { main: [[toNode('agent'), toNode('slack')]] },
    agent: { main: [[toNode('slack')]] },
    'gemini-2.0-embeddings': { ai_embedding: [[toNode('model', { type: 'ai_embedding' })]] },
    model: { ai_languageModel: [[toNode('agent', { type: 'ai_languageModel' })]] },
  },
})

describe('The key of a picture', () => {
  it('names the sold form and the way of drawing', () => {
    expect(drawingKey('a'.repeat(64))).toBe(`${'a'.repeat(64)}-${drawingRevision}`)
  })

  it('is raised with every change of the pictures: then write down here what this revision draws', () => {
    const picture = drawingOf(graphOf(documentOf(specimen)), { title: 'Specimen' })
    const digest = createHash('sha256').update(picture).digest('hex').slice(0, 16)
    expect({ drawingRevision, digest }).toEqual({ drawingRevision: 2, digest: '693c799a55427dd3' })
  })
})
