import { keyRule, start } from '../key-rule.ts'
import { alnum, hex, upper } from '../specimens.ts'

/** Keys of clouds and of what is hosted there. */
export const cloudKeys = [
  keyRule({
    id: 'aws_access_key',
    label: 'an AWS access key',
    pattern: new RegExp(`${start}(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])`, 'g'),
    hints: ['akia', 'asia'],
    examples: [`AKIA${upper(16)}`, `"accessKeyId": "ASIA${upper(16)}"`],
    counterExamples: ['AKIAIOSFODNN7EXAMPLE', 'AKIAXXXXXXXXXXXXXXXX', 'Asia is a continent of many languages'],
  }),
  keyRule({
    id: 'google_api_key',
    label: 'a Google API key',
    pattern: new RegExp(`${start}AIza[A-Za-z0-9_-]{33,40}`, 'g'),
    hints: ['aiza'],
    examples: [`AIza${alnum(35)}`, `https://maps.googleapis.com/maps/api/geocode/json?key=AIza${alnum(35)}`],
    counterExamples: [
      'AIzaYOUR_GOOGLE_API_KEY_GOES_IN_THIS_PLACE',
      'AIza...',
      'AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    ],
  }),
  keyRule({
    id: 'google_oauth_secret',
    label: 'a Google OAuth secret or token',
    pattern: new RegExp(
      `${start}(?:GOCSPX-[A-Za-z0-9_-]{28}|ya29\\.[A-Za-z0-9_-]{30,400}|1//0[A-Za-z0-9_-]{40,200})`,
      'g',
    ),
    hints: ['gocspx-', 'ya29.', '1//0'],
    examples: [`GOCSPX-${alnum(28)}`, `ya29.${alnum(80)}`, `1//0${alnum(60)}`],
    counterExamples: ['GOCSPX-your-client-secret-goes-here', 'ya29.'],
  }),
  keyRule({
    id: 'digitalocean_token',
    label: 'a DigitalOcean token',
    pattern: new RegExp(`${start}do[opr]_v1_[a-f0-9]{64}`, 'g'),
    hints: ['_v1_'],
    examples: [`dop_v1_${hex(64)}`],
    counterExamples: ['dop_v1_yourtoken'],
  }),
  keyRule({
    id: 'supabase_key',
    label: 'a secret key of Supabase',
    pattern: new RegExp(`${start}(?:sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,60})`, 'g'),
    hints: ['sbp_', 'sb_secret_'],
    examples: [`sbp_${hex(40)}`, `sb_secret_${alnum(31)}`],
    counterExamples: ['sb_publishable_key', 'sb_secret_...'],
  }),
  keyRule({
    id: 'cloudinary_url',
    label: 'an address of Cloudinary with its secret',
    pattern: /cloudinary:\/\/\d{10,20}:[A-Za-z0-9_-]{20,40}@/g,
    hints: ['cloudinary://'],
    examples: [`cloudinary://874837483274837:${alnum(27)}@shop`],
    counterExamples: ['cloudinary://<api_key>:<api_secret>@<cloud_name>'],
  }),
]
