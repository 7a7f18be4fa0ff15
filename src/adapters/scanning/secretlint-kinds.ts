type Kind = Readonly<{ kind: string; label: string }>

/**
 * What secretlint's rules find, in the words of our reports: under the kinds of our own rules where both look for the same.
 * By the rule's id behind `@secretlint/secretlint-rule-`, of the recommended preset 13.1.
 */
const byRule: Readonly<Record<string, Kind>> = {
  '1password': { kind: 'onepassword_token', label: 'a token of a 1Password service account' },
  anthropic: { kind: 'anthropic_key', label: 'an Anthropic key' },
  aws: { kind: 'aws_access_key', label: 'an AWS access key' },
  basicauth: { kind: 'url_userinfo', label: 'an address with a user and password in it' },
  cloudflare: { kind: 'cloudflare_token', label: 'a key or token of Cloudflare' },
  'database-connection-string': { kind: 'url_userinfo', label: 'an address with a user and password in it' },
  databricks: { kind: 'databricks_token', label: 'a Databricks token' },
  docker: { kind: 'docker_token', label: 'a Docker token' },
  figma: { kind: 'figma_token', label: 'a Figma token' },
  github: { kind: 'github_token', label: 'a GitHub token' },
  gitlab: { kind: 'gitlab_token', label: 'a GitLab token' },
  grafana: { kind: 'grafana_token', label: 'a Grafana token' },
  groq: { kind: 'groq_key', label: 'a Groq key' },
  'hashicorp-vault': { kind: 'vault_token', label: 'a HashiCorp Vault token' },
  huggingface: { kind: 'huggingface_token', label: 'a Hugging Face token' },
  linear: { kind: 'linear_key', label: 'a Linear key' },
  notion: { kind: 'notion_token', label: 'a Notion token' },
  npm: { kind: 'npm_token', label: 'an npm token' },
  openai: { kind: 'openai_key', label: 'a key of OpenAI, or of a service that writes its keys alike' },
  privatekey: { kind: 'private_key', label: 'a private key' },
  sendgrid: { kind: 'sendgrid_key', label: 'a SendGrid key' },
  shopify: { kind: 'shopify_token', label: 'a Shopify token' },
  slack: { kind: 'slack_token', label: 'a Slack token' },
  stripe: { kind: 'stripe_key', label: 'a Stripe key' },
  tailscale: { kind: 'tailscale_key', label: 'a Tailscale key' },
  vercel: { kind: 'vercel_token', label: 'a Vercel token' },
}

/** Messages that say something else than their rule's others. */
const byMessage: Readonly<Record<string, Kind>> = {
  IncomingWebhook: { kind: 'slack_webhook', label: 'an incoming webhook of Slack' },
}

const prefix = '@secretlint/secretlint-rule-'

/**
 * The rules whose findings are taken. Left out: `gcp`, which reads files only (our own `private_key` finds what is in one),
 * and `filter-comments`, which hides what others found behind a comment: an upload shall not decide what is looked at.
 */
export const isTaken = (ruleId: string): boolean => ruleId.slice(prefix.length) in byRule

/** What one of secretlint's findings is called in a report. */
export const kindOf = (ruleId: string, messageId: string): Kind | undefined =>
  byMessage[messageId] ?? byRule[ruleId.slice(prefix.length)]

/** Every kind there may be, for the documents. */
export const scannedKinds: ReadonlyArray<Kind> = [...Object.values(byRule), ...Object.values(byMessage)]
