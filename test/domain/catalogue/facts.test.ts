import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/domain/catalogue/facts.ts'
import { integrationOf } from '../../../src/domain/catalogue/integrations.ts'
import { aNode, documentOf, inARow } from './documents.ts'

describe('The service a node connects to', () => {
  it.each([
    ['n8n-nodes-base.googleSheets', 'google-sheets'],
    ['n8n-nodes-base.googleSheetsTrigger', 'google-sheets'],
    ['n8n-nodes-base.googleSheetsTool', 'google-sheets'],
    ['n8n-nodes-base.slack', 'slack'],
    ['n8n-nodes-base.awsS3', 'aws-s3'],
    ['n8n-nodes-base.mySql', 'mysql'],
    ['n8n-nodes-base.linkedIn', 'linkedin'],
    ['@n8n/n8n-nodes-langchain.lmChatOpenAi', 'openai'],
    ['@n8n/n8n-nodes-langchain.openAi', 'openai'],
    ['@n8n/n8n-nodes-langchain.embeddingsGoogleGemini', 'google-gemini'],
    ['@n8n/n8n-nodes-langchain.memoryPostgresChat', 'postgres'],
    ['@n8n/n8n-nodes-langchain.vectorStorePinecone', 'pinecone'],
    ['@n8n/n8n-nodes-langchain.toolWikipedia', 'wikipedia'],
    ['@blotato/n8n-nodes-blotato.blotato', 'blotato'],
    ['n8n-nodes-scrapegraphai.scrapegraphAi', 'scrapegraph-ai'],
  ])('of %s is %s', (type, slug) => expect(integrationOf(type)).toBe(slug))

  it.each([
    'n8n-nodes-base.set',
    'n8n-nodes-base.if',
    'n8n-nodes-base.code',
    'n8n-nodes-base.httpRequest',
    'n8n-nodes-base.httpRequestTool',
    'n8n-nodes-base.webhook',
    'n8n-nodes-base.stickyNote',
    '@n8n/n8n-nodes-langchain.agent',
    '@n8n/n8n-nodes-langchain.memoryBufferWindow',
    '@n8n/n8n-nodes-langchain.toolCalculator',
    '@n8n/n8n-nodes-langchain.vectorStoreInMemory',
    '@n8n/n8n-nodes-langchain.outputParserStructured',
    '@n8n/n8n-nodes-langchain.textSplitterRecursiveCharacterTextSplitter',
    'x._',
  ])('of %s is none', (type) => expect(integrationOf(type)).toBeNull())
})

describe('What starts a workflow', () => {
  const triggerOf = (...types: ReadonlyArray<string>) =>
    factsOf(documentOf(inARow(...types.map((type) => aNode(type))))).trigger

  it.each([
    ['webhook', 'webhook'],
    ['scheduleTrigger', 'schedule'],
    ['cron', 'schedule'],
    ['manualTrigger', 'manual'],
    ['start', 'manual'],
    ['formTrigger', 'form'],
    ['@n8n/n8n-nodes-langchain.chatTrigger', 'chat'],
    ['telegramTrigger', 'telegram'],
    ['googleDriveTrigger', 'google-drive'],
    ['executeWorkflowTrigger', 'workflow'],
    ['emailReadImap', 'email'],
    ['n8n-nodes-own._Trigger', 'other'],
    ['set', 'none'],
  ])('%s is %s', (type, word) => expect(triggerOf(type)).toBe(word))

  it('is what starts it by itself, rather than by hand, on an error, or from another workflow', () => {
    expect(triggerOf('manualTrigger', 'errorTrigger', 'executeWorkflowTrigger', 'scheduleTrigger')).toBe('schedule')
    expect(triggerOf('manualTrigger', 'executeWorkflowTrigger')).toBe('workflow')
  })

  it('is not what is switched off, when there is another', () =>
    expect(factsOf(documentOf(inARow(aNode('cron', { disabled: true }), aNode('manualTrigger')))).trigger).toBe(
      'manual',
    ))
})

describe('The facts of a workflow', () => {
  const facts = factsOf(
    documentOf(
      inARow(
        aNode('webhook'),
        aNode('slack', { name: 'a' }),
        aNode('slack', { name: 'b', typeVersion: 2.2 }),
        aNode('slack', { name: 'c' }),
        aNode('stickyNote'),
      ),
    ),
  )

  it('count nodes without sticky notes', () => expect(facts.nodeCount).toBe(4))
  it('name each service once', () => expect(facts.integrations).toEqual(['slack']))
  it('count node types by version', () =>
    expect(facts.nodeTypes).toEqual([
      { type: 'n8n-nodes-base.slack', typeVersion: 1, count: 2 },
      { type: 'n8n-nodes-base.slack', typeVersion: 2.2, count: 1 },
      { type: 'n8n-nodes-base.stickyNote', typeVersion: 1, count: 1 },
      { type: 'n8n-nodes-base.webhook', typeVersion: 1, count: 1 },
    ]))
})
