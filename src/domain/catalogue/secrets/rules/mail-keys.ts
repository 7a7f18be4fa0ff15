import { keyRule, start } from '../key-rule.ts'
import { alnum, hex } from '../specimens.ts'

/** Keys by which mail and messages can be sent in another's name. */
export const mailKeys = [
  keyRule({
    id: 'sendgrid_key',
    label: 'a SendGrid key',
    pattern: new RegExp(`${start}SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}`, 'g'),
    hints: ['sg.'],
    examples: [`SG.${alnum(22)}.${alnum(43)}`],
    counterExamples: ['SG.your_sendgrid_api_key.goes_in_this_place', 'msg.text.length'],
  }),
  keyRule({
    id: 'twilio_key',
    label: 'a Twilio key',
    pattern: new RegExp(`${start}SK[0-9a-f]{32}(?![A-Za-z0-9])`, 'g'),
    hints: ['sk'],
    examples: [`SK${hex(32)}`],
    counterExamples: ['SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', `AC${hex(32)}`],
  }),
  keyRule({
    id: 'mailgun_key',
    label: 'a Mailgun key',
    pattern: new RegExp(`${start}key-[0-9a-f]{32}(?![A-Za-z0-9])`, 'g'),
    hints: ['key-'],
    examples: [`api:key-${hex(32)}`],
    counterExamples: ['key-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'key-value pairs'],
  }),
  keyRule({
    id: 'mailchimp_key',
    label: 'a Mailchimp key',
    pattern: new RegExp(`${start}[0-9a-f]{32}-us\\d{1,2}(?![A-Za-z0-9])`, 'g'),
    hints: ['-us'],
    examples: [`${hex(32)}-us14`],
    counterExamples: ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-us1', 'region-us1'],
  }),
  keyRule({
    id: 'brevo_key',
    label: 'a Brevo key',
    pattern: new RegExp(`${start}xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}`, 'g'),
    hints: ['xkeysib-'],
    examples: [`xkeysib-${hex(64)}-${alnum(16)}`],
    counterExamples: ['xkeysib-your-key'],
  }),
  keyRule({
    id: 'resend_key',
    label: 'a Resend key',
    pattern: new RegExp(`${start}re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}(?![A-Za-z0-9])`, 'g'),
    hints: ['re_'],
    examples: [`re_${alnum(8)}_${alnum(24)}`],
    counterExamples: ['re_xxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxx', 'more_relevant_information_about_the_subject'],
  }),
]
