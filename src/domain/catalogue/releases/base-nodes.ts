import type { NodeTable } from './node-table.ts'

/** Made by `node scripts/node-facts.ts` from the releases that were looked at; see docs/node-facts.md. */
export const baseNodes: NodeTable = {
  package: 'n8n-nodes-base',
  seen: [
    {
      release: '1.0.0',
      nodes: `
Brandfetch, actionNetwork, activeCampaign, activeCampaignTrigger, acuitySchedulingTrigger, adalo, affinity,
affinityTrigger, agileCrm, airtable, airtableTrigger, amqp, amqpTrigger, apiTemplateIo, asana, asanaTrigger, automizy,
autopilot, autopilotTrigger, awsCertificateManager, awsComprehend, awsDynamoDb, awsElb, awsLambda, awsRekognition,
awsS3 1 2, awsSes, awsSns, awsSnsTrigger, awsSqs, awsTextract, awsTranscribe, bambooHr, bannerbear, baserow, beeminder,
bitbucketTrigger, bitly, bitwarden, box, boxTrigger, bubble, calTrigger 1 2, calendlyTrigger, chargebee,
chargebeeTrigger, circleCi, ciscoWebex, ciscoWebexTrigger, citrixAdc, clearbit, clickUp, clickUpTrigger, clockify,
clockifyTrigger, cloudflare, cockpit, coda, code 1 2, coinGecko, compareDatasets 1 2 2.1 2.2 2.3, compression,
contentful, convertKit, convertKitTrigger, copper, copperTrigger, cortex, crateDb, cron, crypto, customerIo,
customerIoTrigger, dateTime 1 2, debugHelper, deepL, demio, dhl, discord, discourse, disqus, drift, dropbox,
dropcontact, editImage, egoi, elasticSecurity, elasticsearch, emailReadImap 1 2, emailSend 1 2, emelia, emeliaTrigger,
erpNext, errorTrigger, eventbriteTrigger, executeCommand, executeWorkflow, executeWorkflowTrigger, executionData,
facebookGraphApi, facebookTrigger, figmaTrigger, filemaker, filter, flow, flowTrigger, formIoTrigger, formstackTrigger,
freshdesk, freshservice, freshworksCrm, ftp, function, functionItem, gSuiteAdmin, getResponse, getResponseTrigger,
ghost, git, github, githubTrigger, gitlab, gitlabTrigger, gmail 1 2, gmailTrigger, goToWebinar, googleAds,
googleAnalytics 1 2, googleBigQuery 1 2, googleBooks 1 2, googleCalendar, googleCalendarTrigger, googleChat,
googleCloudNaturalLanguage, googleCloudStorage, googleContacts, googleDocs 1 2, googleDrive 1 2, googleDriveTrigger,
googleFirebaseCloudFirestore, googleFirebaseRealtimeDatabase, googlePerspective, googleSheets 1 2 3 4,
googleSheetsTrigger, googleSlides 1 2, googleTasks, googleTranslate 1 2, gotify, grafana, graphql, grist,
gumroadTrigger, hackerNews, haloPSA, harvest, helpScout, helpScoutTrigger, highLevel, homeAssistant, html, htmlExtract,
httpRequest 1 2 3 4 4.1, hubspot 1 2, hubspotTrigger, humanticAi, hunter, iCal, if, intercom, interval,
invoiceNinja 1 2, invoiceNinjaTrigger 1 2, itemLists 1 2 2.1 2.2, iterable, jenkins, jira, jiraTrigger, jotFormTrigger,
kafka, kafkaTrigger 1 1.1, keap, keapTrigger, kitemaker, koBoToolbox, koBoToolboxTrigger, ldap, lemlist, lemlistTrigger,
line, linear, linearTrigger, lingvaNex, linkedIn, localFileTrigger, loneScale, loneScaleTrigger, magento2, mailcheck,
mailchimp, mailchimpTrigger, mailerLite, mailerLiteTrigger, mailgun, mailjet, mailjetTrigger, mandrill, manualTrigger,
markdown, marketstack, matrix, mattermost, mautic, mauticTrigger, medium, merge 1 2 2.1 2.2, messageBird, metabase,
microsoftDynamicsCrm, microsoftExcel 1 2, microsoftGraphSecurity, microsoftOneDrive, microsoftOutlook, microsoftSql,
microsoftTeams, microsoftToDo, mindee 1 2 3, misp, mocean, mondayCom, mongoDb, monicaCrm, moveBinaryData, mqtt,
mqttTrigger, msg91, mySql 1 2 2.1, n8n, n8nTrainingCustomerDatastore, n8nTrainingCustomerMessenger, n8nTrigger, nasa,
netlify, netlifyTrigger, nextCloud, noOp, nocoDb 1 2, notion 1 2, notionTrigger, npm, odoo, oneSimpleApi, onfleet,
onfleetTrigger, openAi, openThesaurus, openWeatherMap, orbit, oura, paddle, pagerDuty, payPal, payPalTrigger, peekalink,
phantombuster, philipsHue, pipedrive, pipedriveTrigger, plivo, postBin, postHog, postgres 1 2 2.1 2.2, postgresTrigger,
postmarkTrigger, profitWell, pushbullet, pushcut, pushcutTrigger, pushover, questDb, quickChart, quickbase, quickbooks,
rabbitmq 1 1.1, rabbitmqTrigger, raindrop, readBinaryFile, readBinaryFiles, readPDF, reddit, redis, redisTrigger,
renameKeys, respondToWebhook, rocketchat, rssFeedRead, rundeck, s3, salesforce, salesmate, scheduleTrigger 1 1.1,
seaTable, seaTableTrigger, securityScorecard, segment, sendGrid, sendInBlue, sendInBlueTrigger, sendy, sentryIo,
serviceNow, set 1 2, shopify, shopifyTrigger, signl4, slack 1 2, sms77, snowflake, splitInBatches 1 2, splunk, spontit,
spotify, spreadsheetFile, sseTrigger, ssh, stackby, start, stickyNote, stopAndError, storyblok, strapi, strava,
stravaTrigger, stripe, stripeTrigger, supabase, surveyMonkeyTrigger, switch, syncroMsp, taiga, taigaTrigger, tapfiliate,
telegram, telegramTrigger, theHive, theHiveTrigger 1 2, timescaleDb, todoist 1 2, togglTrigger, totp, travisCi, trello,
trelloTrigger, twake, twilio, twist, twitter, typeformTrigger, unleashedSoftware, uplead, uproc, uptimeRobot, urlScanIo,
venafiTlsProtectCloud, venafiTlsProtectCloudTrigger, venafiTlsProtectDatacenter, vero, vonage, wait, webflow,
webflowTrigger, webhook, wekan, whatsApp, wise, wiseTrigger, wooCommerce, wooCommerceTrigger, wordpress,
workableTrigger, workflowTrigger, writeBinaryFile, wufooTrigger, xero, xml, youTube, yourls, zammad, zendesk,
zendeskTrigger, zohoCrm, zoom, zulip`,
    },
    {
      release: '1.29.1',
      nodes: `
aggregate, airtable 2, compression 1.1, convertToFile 1 1.1, crowdDev, crowdDevTrigger, discord 2, e2eTest,
emailSend 2.1, extractFromFile, facebookLeadAdsTrigger, filter 2, formTrigger 1 2, gmail 2.1, googleDrive 3,
googleSheets 4.1 4.2, html 1.1 1.2, if 2, itemLists 3 3.1, limit, microsoftExcel 2.1, microsoftOutlook 2,
microsoftTeams 1.1 2, moveBinaryData 1.1, mySql 2.2, nocoDb 3, notion 2.1, openAi 1.1, postgres 2.3, readWriteFile,
removeDuplicates, rssFeedReadTrigger, set 3 3.1 3.2 3.3, slack 2.1, sort, splitInBatches 3, splitOut, spreadsheetFile 2,
summarize, switch 2 3, telegram 1.1, telegramTrigger 1.1, theHiveProject, theHiveProjectTrigger, twitter 2,
typeformTrigger 1.1, webhook 1.1`,
    },
    {
      release: '1.50.0',
      nodes: `
airtable 2.1, coda 1.1, gmailTrigger 1.1, googleBigQuery 2.1, googleCalendar 1.1, googleFirebaseCloudFirestore 1.1,
googleSheets 4.3 4.4, highLevel 2, httpRequest 4.2, hubspot 2.1, jiraTrigger 1.1, jwt, merge 3,
microsoftOneDriveTrigger, microsoftOutlookTrigger, microsoftSql 1.1, mongoDb 1.1, mySql 2.3 2.4, notion 2.2,
postgres 2.4, removeDuplicates 1.1, respondToWebhook 1.1, rssFeedRead 1.1, salesforceTrigger, scheduleTrigger 1.2,
set 3.4, simulate, simulateTrigger, slack 2.2, slackTrigger, splunk 2, strava 1.1, telegram 1.2, twilioTrigger,
wait 1.1, webhook 2, whatsAppTrigger`,
    },
    {
      release: '1.70.0',
      nodes: `
aiTransform, executeWorkflow 1.1, filter 2.1 2.2, form, formTrigger 2.1 2.2, gmailTrigger 1.2, gong,
googleBusinessProfile, googleBusinessProfileTrigger, googleCalendar 1.2, googleSheets 4.5, if 2.1 2.2, lemlist 2, okta,
postgres 2.5, removeDuplicates 2, slack 2.3, switch 3.1 3.2, todoist 2.1, webflow 2, webflowTrigger 2`,
    },
    {
      release: '1.88.0',
      nodes: `
airtop, azureCosmosDb, azureStorage, evaluationMetrics, executeWorkflow 1.2, executeWorkflowTrigger 1.1, github 1.1,
googleCalendar 1.3, graphql 1.1, mailerLite 2, mailerLiteTrigger 2, merge 3.1, microsoftEntra, pipedriveTrigger 1.1,
postgres 2.6, seaTable 2, seaTableTrigger 2, summarize 1.1, telegramTrigger 1.2`,
    },
    {
      release: '1.100.1',
      nodes: `
awsCognito, awsIam, evaluation 4.6, evaluationTrigger 4.6, googleSheets 4.6, jinaAi, merge 3.2, microsoftSharePoint,
microsoftTeamsTrigger, mongoDb 1.2, perplexity, respondToWebhook 1.2 1.3 1.4, rssFeedRead 1.2`,
    },
    {
      release: '1.123.0',
      nodes: `
airtop 1.1, bitbucketTrigger 1.1, dataTable, emailReadImap 2.1, evaluation 4.7 4.8, evaluationTrigger 4.7,
executeWorkflow 1.3, executionData 1.1, extractFromFile 1.1, filter 2.3, form 2.3, formTrigger 2.3, gmail 2.2,
gmailTrigger 1.3, googleSheets 4.7, httpRequest 4.3, hubspot 2.2, if 2.3, linear 1.1, microsoftExcel 2.2, mistralAi,
mySql 2.5, oracleDatabase, respondToWebhook 1.5, scheduleTrigger 1.3, slack 2.4, switch 3.3 3.4, webhook 2.1,
whatsApp 1.1`,
    },
    {
      release: '2.20.0',
      nodes: `
airtable 2.2, baserow 1.1, crypto 2, currents, currentsTrigger, dataTable 1.1, databricks, dynamicCredentialCheck,
form 2.4 2.5, formTrigger 2.4 2.5, git 1.1, gmailTrigger 1.4, httpRequest 4.4, kafkaTrigger 1.2 1.3,
microsoftOneDrive 1.1, perplexity 2, pipedrive 2, readWriteFile 1.1, telegramTrigger 1.3, timeSaved, todoist 2.2`,
    },
    {
      release: '2.41.0',
      nodes: `
Brandfetch 2, calTrigger 3, calendlyTrigger 2, confluence, crateDb 1.1, databricksTrigger, e2eTestPollingTrigger,
editImage 1.1, emailReadImap 2.2, executeWorkflow 1.4, executeWorkflowTrigger 1.2, formTrigger 2.6, ftp 1.1,
googleCloudStorage 1.1, httpRequest 4.5, kafka 2, kafkaTrigger 2, messageAnAgent 1 2 3 3.1, microsoftDataverse,
microsoftExcelSharePoint, microsoftSharePoint 2, microsoftSql 1.2, mongoDb 1.3 1.4 1.5, nocoDb 4, notion 3,
notionTrigger 1.1, odoo 2, oracleDatabase 1.1, perplexity 3, postgres 2.7, questDb 1.1, rabbitmq 1.2, rundeck 1.1,
salesforce 1.1, salesforceTrigger 1.1, scheduleTrigger 1.4, set 3.5, slack 2.5 2.6 2.7, snowflake 1.1,
telegramTrigger 1.4 1.5, timescaleDb 1.1, unleashedSoftware 1.1`,
    },
  ],
  tools: [
    {
      release: '1.70.0',
      nodes: `
airtable, baserow, emailSend, gmail, googleCalendar, googleDocs, googleDrive, googleSheets, hackerNews, jira,
microsoftOutlook, microsoftSql, mongoDb, mySql, nocoDb, notion, postgres, redis, slack, supabase, telegram, wooCommerce`,
    },
    {
      release: '1.88.0',
      nodes: `
Brandfetch, actionNetwork, activeCampaign, adalo, affinity, agileCrm, airtop, amqp, apiTemplateIo, asana, autopilot,
awsLambda, awsS3, awsSes, awsSns, awsTextract, awsTranscribe, bambooHr, beeminder, bitly, bitwarden, bubble, chargebee,
circleCi, ciscoWebex, clearbit, clickUp, clockify, cloudflare, cockpit, coda, coinGecko, compression, contentful,
convertKit, copper, crateDb, crowdDev, crypto, customerIo, dateTime, deepL, demio, dhl, discord, discourse, drift,
dropbox, dropcontact, e2eTest, egoi, elasticSecurity, elasticsearch, emailReadImap, emelia, erpNext, executeCommand,
facebookGraphApi, filemaker, freshdesk, freshservice, freshworksCrm, gSuiteAdmin, getResponse, ghost, git, github,
gitlab, goToWebinar, gong, googleAds, googleAnalytics, googleBigQuery, googleBooks, googleBusinessProfile, googleChat,
googleCloudNaturalLanguage, googleCloudStorage, googleContacts, googleFirebaseCloudFirestore,
googleFirebaseRealtimeDatabase, googlePerspective, googleSlides, googleTasks, googleTranslate, gotify, grafana, graphql,
grist, haloPSA, harvest, helpScout, highLevel, homeAssistant, hubspot, humanticAi, hunter, intercom, invoiceNinja,
iterable, jenkins, jwt, kafka, keap, kitemaker, koBoToolbox, ldap, lemlist, line, linear, lingvaNex, linkedIn,
loneScale, magento2, mailcheck, mailchimp, mailerLite, mailgun, mailjet, mandrill, marketstack, matrix, mattermost,
mautic, medium, messageBird, metabase, microsoftDynamicsCrm, microsoftEntra, microsoftExcel, microsoftGraphSecurity,
microsoftOneDrive, microsoftTeams, microsoftToDo, misp, mocean, mondayCom, monicaCrm, mqtt, msg91, nasa, netlify,
nextCloud, npm, odoo, okta, oneSimpleApi, onfleet, openThesaurus, openWeatherMap, oura, paddle, pagerDuty, peekalink,
phantombuster, philipsHue, pipedrive, plivo, postBin, postHog, profitWell, pushbullet, pushcut, pushover, questDb,
quickChart, quickbase, quickbooks, rabbitmq, raindrop, reddit, rocketchat, rssFeedRead, rundeck, s3, salesforce,
salesmate, seaTable, securityScorecard, segment, sendGrid, sendInBlue, sendy, sentryIo, serviceNow, shopify, signl4,
sms77, snowflake, splunk, spontit, spotify, stackby, storyblok, strapi, strava, stripe, syncroMsp, taiga, tapfiliate,
theHive, theHiveProject, timescaleDb, todoist, totp, travisCi, trello, twake, twilio, twist, twitter, unleashedSoftware,
uplead, uproc, uptimeRobot, urlScanIo, venafiTlsProtectCloud, venafiTlsProtectDatacenter, vero, vonage, webflow, wekan,
whatsApp, wordpress, xero, youTube, yourls, zammad, zendesk, zohoCrm, zoom, zulip`,
    },
    {
      release: '1.100.1',
      nodes: `
httpRequest, jinaAi, microsoftSharePoint, perplexity`,
    },
    {
      release: '1.123.0',
      nodes: `
dataTable, mistralAi, oracleDatabase`,
    },
    {
      release: '2.20.0',
      nodes: `
currents, databricks`,
    },
    {
      release: '2.41.0',
      nodes: `
confluence, messageAnAgent, microsoftDataverse, microsoftExcelSharePoint`,
    },
  ],
  gone: [
    {
      release: '1.29.1',
      nodes: `
merge 2.2`,
    },
    {
      release: '1.88.0',
      nodes: `
evaluationMetrics`,
    },
    {
      release: '1.123.0',
      nodes: `
automizy, crowdDev, crowdDevTrigger, kitemaker, spontit`,
    },
    {
      release: '2.0.0',
      nodes: `
start`,
    },
  ],
}
