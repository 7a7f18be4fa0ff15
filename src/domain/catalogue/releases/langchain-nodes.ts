import type { NodeTable } from './node-table.ts'

/** Made by `node scripts/node-facts.ts` from the releases that were looked at; see docs/node-facts.md. */
export const langchainNodes: NodeTable = {
  package: '@n8n/n8n-nodes-langchain',
  seen: [
    {
      release: '1.29.1',
      nodes: `
agent 1 1.1 1.2, chainLlm 1 1.1 1.2 1.3, chainRetrievalQa 1 1.1 1.2, chainSummarization 1 2, chatTrigger, code,
documentBinaryInputLoader, documentDefaultDataLoader, documentGithubLoader, documentJsonInputLoader,
embeddingsAwsBedrock, embeddingsAzureOpenAi, embeddingsCohere, embeddingsGooglePalm, embeddingsHuggingFaceInference,
embeddingsMistralCloud, embeddingsOpenAi, lmChatAnthropic, lmChatAwsBedrock, lmChatAzureOpenAi, lmChatGooglePalm,
lmChatMistralCloud, lmChatOllama, lmChatOpenAi, lmCohere, lmGooglePalm, lmOllama, lmOpenAi, lmOpenHuggingFaceInference,
manualChatTrigger 1 1.1, memoryBufferWindow 1 1.1, memoryChatRetriever, memoryManager, memoryMotorhead 1 1.1,
memoryRedisChat 1 1.1, memoryXata 1 1.1, memoryZep 1 1.1, openAi, openAiAssistant, outputParserAutofixing,
outputParserItemList, outputParserStructured, retrieverContextualCompression, retrieverMultiQuery, retrieverVectorStore,
retrieverWorkflow, textSplitterCharacterTextSplitter, textSplitterRecursiveCharacterTextSplitter,
textSplitterTokenSplitter, toolCalculator, toolCode, toolSerpApi, toolWikipedia, toolWolframAlpha, toolWorkflow,
vectorStoreInMemory, vectorStoreInMemoryInsert, vectorStoreInMemoryLoad, vectorStorePinecone, vectorStorePineconeInsert,
vectorStorePineconeLoad, vectorStoreQdrant, vectorStoreSupabase, vectorStoreSupabaseInsert, vectorStoreSupabaseLoad,
vectorStoreZep, vectorStoreZepInsert, vectorStoreZepLoad`,
    },
    {
      release: '1.50.0',
      nodes: `
agent 1.3 1.4 1.5 1.6, chainLlm 1.4, chainRetrievalQa 1.3, chatTrigger 1.1, embeddingsGoogleGemini, embeddingsOllama,
lmChatAnthropic 1.1 1.2, lmChatGoogleGemini, lmChatGroq, memoryBufferWindow 1.2, memoryManager 1.1, memoryMotorhead 1.2,
memoryRedisChat 1.2, memoryXata 1.2, memoryZep 1.2, openAi 1.1 1.2 1.3 1.4, openAiAssistant 1.1,
outputParserStructured 1.1 1.2, toolCode 1.1, toolHttpRequest, toolVectorStore, toolWorkflow 1.1`,
    },
    {
      release: '1.70.0',
      nodes: `
agent 1.7, chainLlm 1.5, chainRetrievalQa 1.4, embeddingsOpenAi 1.1, informationExtractor, lmChatGoogleVertex,
memoryBufferWindow 1.3, memoryMotorhead 1.3, memoryPostgresChat 1 1.1 1.2 1.3, memoryRedisChat 1.3 1.4,
memoryXata 1.3 1.4, memoryZep 1.3, openAi 1.5 1.6 1.7, retrieverWorkflow 1.1, sentimentAnalysis, textClassifier,
toolHttpRequest 1.1, toolWorkflow 1.2 1.3, vectorStorePGVector`,
    },
    {
      release: '1.88.0',
      nodes: `
agent 1.8, chainLlm 1.6, chainRetrievalQa 1.5, embeddingsGoogleVertex, embeddingsOpenAi 1.2, lmChatAnthropic 1.3,
lmChatDeepSeek, lmChatOpenAi 1.1 1.2, lmChatOpenRouter, lmChatXAiGrok, mcpClientTool, mcpTrigger, memoryMongoDbChat,
memoryRedisChat 1.5, openAi 1.8, toolThink, toolWorkflow 2 2.1, vectorStoreInMemory 1.1, vectorStoreMilvus 1 1.1,
vectorStoreMongoDBAtlas 1 1.1, vectorStorePGVector 1.1, vectorStorePinecone 1.1, vectorStoreQdrant 1.1,
vectorStoreSupabase 1.1, vectorStoreZep 1.1`,
    },
    {
      release: '1.100.1',
      nodes: `
agent 1.9 2, chainLlm 1.7, chainRetrievalQa 1.6, chainSummarization 2.1, documentDefaultDataLoader 1.1,
documentGithubLoader 1.1, informationExtractor 1.1 1.2, mcpTrigger 1.1 2, modelSelector, outputParserStructured 1.3,
rerankerCohere, sentimentAnalysis 1.1, textClassifier 1.1, toolCode 1.2 1.3, toolExecutor, toolSearXng,
toolVectorStore 1.1, toolWorkflow 2.2, vectorStoreInMemory 1.2 1.3, vectorStoreMilvus 1.2 1.3,
vectorStoreMongoDBAtlas 1.2 1.3, vectorStorePGVector 1.2 1.3, vectorStorePinecone 1.2 1.3, vectorStoreQdrant 1.2 1.3,
vectorStoreSupabase 1.2 1.3, vectorStoreZep 1.2 1.3`,
    },
    {
      release: '1.123.0',
      nodes: `
agent 2.1 2.2 3, agentTool 2.2, anthropic, chat, chatTrigger 1.2 1.3 1.4, embeddingsLemonade, googleGemini,
guardrails 1 2, lmChatAwsBedrock 1.1, lmChatCohere, lmChatLemonade, lmChatOpenAi 1.3, lmChatVercelAiGateway, lmLemonade,
mcpClient, mcpClientTool 1.1 1.2, ollama, openAi 2 2.1, toolThink 1.1, vectorStoreAzureAISearch 1 1.1 1.2 1.3,
vectorStoreRedis 1 1.1 1.2 1.3, vectorStoreWeaviate 1 1.1 1.2 1.3`,
    },
    {
      release: '2.20.0',
      nodes: `
agent 3.1, agentTool 3, alibabaCloud 1 1.1, chainLlm 1.8 1.9, chainRetrievalQa 1.7, chat 1.1 1.2 1.3,
chatHubVectorStorePGVector 1 1.1 1.2 1.3, chatHubVectorStorePinecone 1 1.1 1.2 1.3,
chatHubVectorStoreQdrant 1 1.1 1.2 1.3, googleGemini 1.1 1.2, lmChatAlibabaCloud, lmChatAnthropic 1.4 1.5,
lmChatGoogleGemini 1.1, lmChatMinimax, lmChatMoonshot 1 1.1, memoryBufferWindow 1.4, memoryMongoDbChat 1.1,
memoryMotorhead 1.4, memoryPostgresChat 1.4, memoryRedisChat 1.6, memoryXata 1.5, memoryZep 1.4,
microsoftAgent365Trigger 1 1.1, minimax, moonshot, openAi 2.2 2.3, vectorStoreChromaDB 1 1.1 1.2 1.3`,
    },
    {
      release: '2.41.0',
      nodes: `
chatTrigger 1.5, embeddingsDatabricks, embeddingsNvidia, embeddingsOracleDb, lmChatAlibabaCloud 1.1,
lmChatAnthropic 1.6, lmChatAwsBedrock 1.2, lmChatDatabricks, lmChatGoogleGemini 1.2, lmChatMinimax 1.1 1.2,
lmChatNvidia, mcpClient 1.1, mcpClientTool 1.3 1.4, mcpRegistryClientTool 1 1.1, mcpTrigger 2.1, minimax 1.1 1.2,
vectorStoreOracleDBVector 1 1.1 1.2 1.3`,
    },
  ],
  tools: [
    {
      release: '1.123.0',
      nodes: `
anthropic, chat, googleGemini, ollama`,
    },
    {
      release: '2.20.0',
      nodes: `
alibabaCloud, minimax, moonshot`,
    },
  ],
  gone: [
    {
      release: '1.50.0',
      nodes: `
embeddingsGooglePalm, lmChatGooglePalm, lmGooglePalm`,
    },
  ],
}
