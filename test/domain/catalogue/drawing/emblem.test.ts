import { describe, expect, it } from 'vitest'
import { emblemOf } from '../../../../src/domain/catalogue/drawing/emblem.ts'

describe('The emblem of a node', () => {
  it('is a sign for what n8n does itself', () =>
    expect(emblemOf('n8n-nodes-base.httpRequest')).toEqual({ glyph: 'globe', hue: null }))

  it('is the same for a node and its variant as a tool', () =>
    expect(emblemOf('n8n-nodes-base.httpRequestTool')).toEqual(emblemOf('n8n-nodes-base.httpRequest')))

  it('is letters of the service that it connects to', () => {
    expect(emblemOf('n8n-nodes-base.googleSheets')).toMatchObject({ letters: 'Gs' })
    expect(emblemOf('n8n-nodes-base.telegramTrigger')).toMatchObject({ letters: 'Te' })
  })

  it('has one hue for all nodes of a service', () =>
    expect(emblemOf('n8n-nodes-base.openAi').hue).toBe(emblemOf('@n8n/n8n-nodes-langchain.lmChatOpenAi').hue))

  it('is the sign of the part that an AI node plays, whoever plays it', () => {
    expect(emblemOf('@n8n/n8n-nodes-langchain.lmChatGroq')).toMatchObject({ glyph: 'chip' })
    expect(emblemOf('@n8n/n8n-nodes-langchain.vectorStorePinecone')).toMatchObject({ glyph: 'cube' })
  })

  it('is there for a node that nobody knows', () => {
    expect(emblemOf('n8n-nodes-base.stickyNote')).toEqual({ glyph: 'node', hue: null })
    expect(emblemOf('<b>."><script>')).toMatchObject({ letters: 'Sc' })
    expect(emblemOf('x.☃')).toEqual({ glyph: 'node', hue: null })
  })
})
