/** n8n's own nodes that connect to nothing outside: logic, data, code, files, plain protocols. */
export const coreNodes: ReadonlySet<string> = new Set(
  `aggregate aiTransform code compareDatasets compression convertToFile cron crypto dataTable dateTime debugHelper
  e2eTest editImage emailReadImap emailSend errorTrigger evaluation evaluationTrigger executeCommand executeWorkflow
  executeWorkflowTrigger executionData extractFromFile filter form formTrigger ftp function functionItem git graphql
  html htmlExtract httpRequest iCal if interval itemLists jwt ldap limit localFileTrigger manualTrigger markdown merge
  moveBinaryData n8n n8nTrigger noOp readBinaryFile readBinaryFiles readPDF readWriteFile removeDuplicates renameKeys
  respondToWebhook rssFeedRead rssFeedReadTrigger scheduleTrigger set simulate simulateTrigger sort splitInBatches
  splitOut spreadsheetFile sse sseTrigger ssh start stickyNote stopAndError summarize switch timeSaved totp wait
  webhook workflowTrigger writeBinaryFile xml`.split(/\s+/),
)

/** AI nodes that are n8n's own machinery rather than somebody's service, by what is left of the name after its role. */
export const coreLangchain: ReadonlySet<string> = new Set(
  `agent agentTool anthropicAgent binaryInput bufferWindow calculator chainLlm chainRetrievalQa chainSummarization
  characterTextSplitter chat chatTrigger chatHub chatHubVectorStore code contextualCompression defaultDataLoader
  guardrails httpRequest inMemory inMemoryInsert inMemoryLoad informationExtractor itemList autofixing structured
  binaryInputLoader jsonInputLoader manager manualChatTrigger mcpClient mcpClientTool mcpTrigger microsoftAgent365Trigger
  modelSelector multiQuery recursiveCharacterTextSplitter sentimentAnalysis textClassifier think tokenSplitter
  vectorStore workflow toolExecutor`.split(/\s+/),
)

/** Services whose name is written otherwise than the node's, or which have several. */
export const brands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'open-ai': 'openai',
    'open-ai-assistant': 'openai',
    'azure-open-ai': 'azure-openai',
    'azure-ai-search': 'azure-ai-search',
    'google-palm': 'google-gemini',
    'google-vertex': 'google-vertex-ai',
    'aws-bedrock': 'aws-bedrock',
    'deep-seek': 'deepseek',
    'deep-l': 'deepl',
    'hugging-face-inference': 'hugging-face',
    'open-hugging-face-inference': 'hugging-face',
    'mistral-cloud': 'mistral',
    'mistral-ai': 'mistral',
    'postgres-chat': 'postgres',
    'redis-chat': 'redis',
    'mongo-db-chat': 'mongodb',
    'mongo-db': 'mongodb',
    'mongo-db-atlas': 'mongodb',
    'pg-vector': 'postgres',
    'pinecone-insert': 'pinecone',
    'pinecone-load': 'pinecone',
    'supabase-insert': 'supabase',
    'supabase-load': 'supabase',
    'github-loader': 'github',
    'my-sql': 'mysql',
    'crate-db': 'cratedb',
    'quest-db': 'questdb',
    'noco-db': 'nocodb',
    'linked-in': 'linkedin',
    'you-tube': 'youtube',
    'whats-app': 'whatsapp',
    'click-up': 'clickup',
    'send-grid': 'sendgrid',
    'mailer-lite': 'mailerlite',
    'pager-duty': 'pagerduty',
    'bamboo-hr': 'bamboohr',
    'monday-com': 'monday',
    'open-weather-map': 'openweathermap',
    'hacker-news': 'hacker-news',
    'facebook-graph-api': 'facebook',
    'facebook-lead-ads': 'facebook',
    'jot-form': 'jotform',
    'serp-api': 'serpapi',
    'quick-books': 'quickbooks',
    'eleven-labs': 'elevenlabs',
    'erp-next': 'erpnext',
    'open-router': 'openrouter',
    'the-hive-project': 'the-hive',
    rocketchat: 'rocket-chat',
  }),
)
