import { keyRule, start } from '../key-rule.ts'
import { alnum, hex } from '../specimens.ts'

/** Tokens of services that workflows keep their data in. */
export const serviceTokens = [
  keyRule({
    id: 'airtable_token',
    label: 'an Airtable token',
    pattern: new RegExp(`${start}pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}`, 'g'),
    hints: ['pat'],
    examples: [`pat${alnum(14)}.${hex(64)}`],
    counterExamples: ['pathOfTheFileIs.abc', 'patXXXXXXXXXXXXXX.xxxxxxxx'],
  }),
  keyRule({
    id: 'notion_token',
    label: 'a Notion token',
    pattern: new RegExp(`${start}(?:secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{40,60})(?![A-Za-z0-9])`, 'g'),
    hints: ['secret_', 'ntn_'],
    examples: [`secret_${alnum(43)}`, `ntn_${alnum(46)}`],
    counterExamples: ['secret_access_key', 'ntn_your_token'],
  }),
  keyRule({
    id: 'apify_token',
    label: 'an Apify token',
    pattern: new RegExp(`${start}apify_api_[A-Za-z0-9]{30,50}`, 'g'),
    hints: ['apify_api_'],
    examples: [`https://api.apify.com/v2/acts?token=apify_api_${alnum(36)}`],
    counterExamples: ['apify_api_your_token_goes_in_this_place', 'apify_api_key'],
  }),
  keyRule({
    id: 'facebook_token',
    label: 'an access token of Facebook',
    pattern: /(?<![A-Za-z0-9+/=])EAA[A-Za-z0-9]{80,300}(?![A-Za-z0-9+/])/g,
    hints: ['eaa'],
    examples: [`EAAG${alnum(160)}`],
    counterExamples: ['EAAG...', `data:image/png;base64,iVBORw0KGgo/${'EAA'}${alnum(100)}/`],
  }),
  keyRule({
    id: 'hubspot_token',
    label: 'a HubSpot token',
    pattern: new RegExp(
      `${start}pat-(?:na|eu|ap)\\d-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}`,
      'g',
    ),
    hints: ['pat-'],
    examples: [`pat-na1-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
    counterExamples: ['pat-na1-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'],
  }),
  keyRule({
    id: 'linear_key',
    label: 'a Linear key',
    pattern: new RegExp(`${start}lin_(?:api|oauth)_[A-Za-z0-9]{32,64}`, 'g'),
    hints: ['lin_api_', 'lin_oauth_'],
    examples: [`lin_api_${alnum(40)}`],
    counterExamples: ['lin_api_key'],
  }),
  keyRule({
    id: 'figma_token',
    label: 'a Figma token',
    pattern: new RegExp(`${start}figd_[A-Za-z0-9_-]{30,60}`, 'g'),
    hints: ['figd_'],
    examples: [`figd_${alnum(40)}`],
    counterExamples: ['figd_your_token_goes_in_this_place_please'],
  }),
  keyRule({
    id: 'elevenlabs_key',
    label: 'an ElevenLabs key',
    pattern: new RegExp(`${start}sk_[a-f0-9]{48}(?![A-Za-z0-9])`, 'g'),
    hints: ['sk_'],
    examples: [`sk_${hex(48)}`],
    counterExamples: ['sk_your_key', 'task_id'],
  }),
  keyRule({
    id: 'vault_token',
    label: 'a HashiCorp Vault token',
    pattern: new RegExp(`${start}hv[sb]\\.[A-Za-z0-9_-]{24,200}`, 'g'),
    hints: ['hvs.', 'hvb.'],
    examples: [`hvs.${alnum(90)}`],
    counterExamples: ['hvs.your-token-goes-in-this-place'],
  }),
]
