/** Signs of our own, each one stroke path in a field of 24 × 24. */
export const glyphs = {
  node: 'M12 5a7 7 0 1 0 0 14a7 7 0 0 0 0-14M12 12h.01',
  enter: 'M4 12h11M10 7l5 5-5 5M17 4h3v16h-3',
  reply: 'M9 6l-5 5 5 5M4 11h10a6 6 0 0 1 6 6v2',
  clock: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v4l3 2',
  form: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  chat: 'M4 5h16v11h-9l-4 4v-4H4z',
  play: 'M8 5l11 7-11 7z',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  globe: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M4 12h16M12 4c4 4 4 12 0 16M12 4c-4 4-4 12 0 16',
  code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  tag: 'M8 7l-4 5 4 5M16 7l4 5-4 5M13 5l-2 14',
  pencil: 'M5 19l1-4L16 5l3 3L9 18z',
  branch: 'M4 12h5l5-6h6M9 12l5 6h6',
  fan: 'M4 12h16M9 12l5-7h6M9 12l5 7h6',
  join: 'M20 12h-5l-5-6H4M15 12l-5 6H4',
  funnel: 'M4 5h16l-6 8v6l-4-2v-4z',
  loop: 'M5 12a7 7 0 0 1 12-5l2 2M19 5v4h-4M19 12a7 7 0 0 1-12 5l-2-2M5 19v-4h4',
  hourglass: 'M7 4h10v3l-5 5-5-5zM7 20h10v-3l-5-5-5 5z',
  unpack: 'M4 5h4v14H4zM12 6h8M12 12h8M12 18h8',
  pack: 'M16 5h4v14h-4zM4 6h8M4 12h8M4 18h8',
  arrow: 'M4 12h16M14 6l6 6-6 6',
  flow: 'M4 5h6v5H4zM14 14h6v5h-6zM7 10v6h7',
  terminal: 'M3 5h18v14H3zM7 10l3 2-3 2M12 15h4',
  file: 'M7 4h7l4 4v12H7zM14 4v4h4',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  calendar: 'M4 6h16v14H4zM4 11h16M8 4v4M16 4v4',
  spark: 'M12 3c1 6 3 8 9 9-6 1-8 3-9 9-1-6-3-8-9-9 6-1 8-3 9-9z',
  chain: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  chip: 'M7 7h10v10H7zM10 4v3M14 4v3M10 17v3M14 17v3M4 10h3M4 14h3M17 10h3M17 14h3',
  layers: 'M12 4l8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4',
  dots: 'M6 6h.01M12 6h.01M18 6h.01M6 12h.01M12 12h.01M18 12h.01M6 18h.01M12 18h.01M18 18h.01',
  cube: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  scissors: 'M6 8a2 2 0 1 0 0-4a2 2 0 0 0 0 4zM6 20a2 2 0 1 0 0-4a2 2 0 0 0 0 4zM8 8l12 10M8 16L20 6',
  braces: 'M9 5c-3 0-1 7-4 7 3 0 1 7 4 7M15 5c3 0 1 7 4 7-3 0-1 7-4 7',
  lens: 'M11 5a6 6 0 1 0 0 12a6 6 0 0 0 0-12M16 16l4 4',
  plug: 'M9 4v5M15 4v5M6 9h12v3a6 6 0 0 1-12 0zM12 18v3',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  order: 'M7 5v14M4 16l3 3 3-3M14 7h6M14 12h4M14 17h2',
  few: 'M5 6h14M5 12h9M5 18h4',
  copies: 'M8 8h12v12H8zM4 16V4h12',
  stop: 'M8 4h8l4 4v8l-4 4H8l-4-4V8zM9 9l6 6M15 9l-6 6',
  waves: 'M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  letter: 'M5 7V5h14v2M12 5v14M9 19h6',
  keys: 'M6 4h12v16H6zM9 8h6M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01',
} as const

export type Glyph = keyof typeof glyphs

/** Names of n8n's own nodes by the sign that they get. */
const named: Readonly<Partial<Record<Glyph, string>>> = {
  enter: 'webhook executeWorkflowTrigger sseTrigger mcpTrigger',
  reply: 'respondToWebhook',
  clock: 'scheduleTrigger cron interval',
  form: 'form formTrigger',
  chat: 'chatTrigger manualChatTrigger chat',
  play: 'manualTrigger start evaluationTrigger',
  mail: 'emailSend emailReadImap',
  warning: 'errorTrigger',
  globe: 'httpRequest toolHttpRequest graphql',
  code: 'code function functionItem toolCode aiTransform',
  tag: 'html htmlExtract xml',
  pencil: 'set renameKeys executionData',
  branch: 'if',
  fan: 'switch textClassifier sentimentAnalysis guardrails',
  join: 'merge compareDatasets',
  funnel: 'filter',
  loop: 'splitInBatches',
  hourglass: 'wait',
  unpack: 'splitOut itemLists',
  pack: 'aggregate summarize',
  arrow: 'noOp',
  flow: 'executeWorkflow toolWorkflow n8n n8nTrigger workflowTrigger',
  terminal: 'executeCommand ssh git',
  file: 'readWriteFile readBinaryFile readBinaryFiles writeBinaryFile extractFromFile convertToFile moveBinaryData readPDF localFileTrigger compression ftp documentDefaultDataLoader documentBinaryInputLoader',
  lock: 'crypto jwt totp',
  calendar: 'dateTime iCal',
  spark: 'agent agentTool openAiAssistant informationExtractor',
  chain: 'chainLlm chainRetrievalQa chainSummarization',
  layers: 'memoryManager',
  table: 'dataTable spreadsheetFile',
  order: 'sort',
  few: 'limit',
  copies: 'removeDuplicates',
  stop: 'stopAndError',
  waves: 'rssFeedRead rssFeedReadTrigger',
  image: 'editImage',
  letter: 'markdown',
  keys: 'toolCalculator',
  plug: 'mcpClient mcpClientTool',
}

const isGlyph = (name: string): name is Glyph => Object.hasOwn(glyphs, name)

const byName: ReadonlyMap<string, Glyph> = new Map(
  Object.entries(named).flatMap(([glyph, names]) =>
    isGlyph(glyph) ? names.split(' ').map((name) => [name, glyph] as const) : [],
  ),
)

/** What AI nodes begin with, the part that they play whichever service plays it. */
const parts: ReadonlyArray<readonly [RegExp, Glyph]> = [
  [/^lm(?:Chat|Open|Cohere|Ollama)/, 'chip'],
  [/^embeddings/, 'dots'],
  [/^memory/, 'layers'],
  [/^(?:vectorStore|toolVectorStore)/, 'cube'],
  [/^(?:retriever|reranker)/, 'lens'],
  [/^document/, 'file'],
  [/^textSplitter/, 'scissors'],
  [/^outputParser/, 'braces'],
]

/** The sign of a node by its name within its package, or null when it has none of its own. */
export const glyphOf = (node: string): Glyph | null => byName.get(node) ?? null

/** The sign of the part that an AI node plays, or null when it plays none that is known. */
export const partOf = (node: string): Glyph | null => parts.find(([beginning]) => beginning.test(node))?.[1] ?? null
