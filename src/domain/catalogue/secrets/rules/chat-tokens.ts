import { keyRule, start } from '../key-rule.ts'
import { looksRandom } from '../looks-random.ts'
import { isPlaceholder } from '../placeholder.ts'
import type { SecretRule } from '../secret-rule.ts'
import { alnum, hex, numeral, upper } from '../specimens.ts'

const telegram: SecretRule = {
  id: 'telegram_bot_token',
  label: 'the token of a Telegram bot',
  hints: [':'],
  leastLength: 44,
  pattern: /(?<![A-Za-z0-9:])(?:bot)?\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
  accept: ([found]) => !isPlaceholder(found) && looksRandom(found),
  examples: [`${numeral(10)}:AA${alnum(33)}`, `https://api.telegram.org/bot${numeral(9)}:AA${alnum(33)}/sendMessage`],
  counterExamples: [
    `${numeral(10)}:YOUR_BOT_TOKEN_GOES_IN_THIS_PLACE_`,
    '12345678:this-is-a-heading-not-a-bots-token-a',
  ],
}

/** Tokens of chat services, and the addresses by which anyone may post there. */
export const chatTokens = [
  telegram,
  keyRule({
    id: 'slack_token',
    label: 'a Slack token',
    pattern: new RegExp(
      `${start}(?:xox[abeoprs]-(?:\\d-)?\\d{8,14}-[A-Za-z0-9-]{10,120}|xapp-\\d-[A-Z0-9]{8,14}-\\d{8,14}-[a-f0-9]{60,70})`,
      'g',
    ),
    hints: ['xox', 'xapp-'],
    examples: [`xoxb-${numeral(12)}-${numeral(13)}-${alnum(24)}`, `xapp-1-A${upper(10)}-${numeral(13)}-${hex(64)}`],
    counterExamples: ['xoxb-your-token', 'xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx'],
  }),
  keyRule({
    id: 'slack_webhook',
    label: 'an incoming webhook of Slack',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{8,14}\/[A-Z0-9]{8,20}\/[A-Za-z0-9]{18,40}/g,
    hints: ['hooks.slack.com/'],
    examples: [`https://hooks.slack.com/services/T${upper(9)}/B${upper(10)}/${alnum(24)}`],
    counterExamples: [
      'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
      'https://hooks.slack.com/services/YOUR/WEBHOOK/URL',
    ],
  }),
  keyRule({
    id: 'discord_webhook',
    label: 'a webhook of Discord',
    pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/[A-Za-z0-9_-]{40,90}/g,
    hints: ['/webhooks/'],
    examples: [`https://discord.com/api/webhooks/${numeral(18)}/${alnum(68)}`],
    counterExamples: [
      'https://discord.com/api/webhooks/YOUR_ID/YOUR_TOKEN',
      'https://discord.com/api/webhooks/{{ $json.id }}/x',
    ],
  }),
  keyRule({
    id: 'discord_bot_token',
    label: 'the token of a Discord bot',
    pattern: new RegExp(
      `${start}[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])`,
      'g',
    ),
    hints: ['.'],
    leastLength: 59,
    examples: [`M${alnum(25)}.${alnum(6)}.${alnum(38)}`],
    counterExamples: ['NotARealSentenceWithTwoDots.abc.def'],
  }),
  keyRule({
    id: 'teams_webhook',
    label: 'an incoming webhook of Microsoft Teams',
    pattern:
      /[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2\/[a-f0-9-]{36}@[a-f0-9-]{36}\/IncomingWebhook\/[a-f0-9]{32}/g,
    hints: ['webhook.office.com/'],
    examples: [
      `https://shop.webhook.office.com/webhookb2/${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}@${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}/IncomingWebhook/${hex(32)}/x`,
    ],
    counterExamples: ['https://outlook.office.com/webhook/your-webhook-url'],
  }),
]
