import { keyRule, start } from '../key-rule.ts'
import { looksRandom } from '../looks-random.ts'
import { isPlaceholder } from '../placeholder.ts'
import type { SecretRule } from '../secret-rule.ts'
import { alnum, hex } from '../specimens.ts'

const openAi: SecretRule = {
  id: 'openai_key',
  label: 'a key of OpenAI, or of a service that writes its keys alike',
  hints: ['sk-'],
  pattern: new RegExp(`${start}sk-(?!ant-|or-)(?:proj-|svcacct-|admin-|None-)?[A-Za-z0-9_-]{20,200}`, 'g'),
  accept: ([found]) => looksRandom(found) && !isPlaceholder(found),
  examples: [`sk-${alnum(20)}T3BlbkFJ${alnum(20)}`, `sk-proj-${alnum(80)}`, `sk-${hex(32)}`],
  counterExamples: [
    'sk-your-openai-api-key-goes-here',
    `sk-${'x'.repeat(48)}`,
    'sk-circle-fade-dot-animation-primary',
    'sk-...',
  ],
}

/** Keys of AI services, and of what agents search with. */
export const aiKeys = [
  keyRule({
    id: 'anthropic_key',
    label: 'an Anthropic key',
    pattern: new RegExp(`${start}sk-ant-[A-Za-z0-9_-]{20,200}`, 'g'),
    hints: ['sk-ant-'],
    examples: [`sk-ant-api03-${alnum(86)}-${alnum(6)}AA`],
    counterExamples: ['sk-ant-your-key-goes-in-this-place', 'sk-ant-...'],
  }),
  keyRule({
    id: 'openrouter_key',
    label: 'an OpenRouter key',
    pattern: new RegExp(`${start}sk-or-(?:v1-)?[a-f0-9]{32,64}`, 'g'),
    hints: ['sk-or-'],
    examples: [`sk-or-v1-${hex(64)}`],
    counterExamples: ['sk-or-v1-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  }),
  openAi,
  keyRule({
    id: 'groq_key',
    label: 'a Groq key',
    pattern: new RegExp(`${start}gsk_[A-Za-z0-9]{40,60}`, 'g'),
    hints: ['gsk_'],
    examples: [`gsk_${alnum(52)}`],
    counterExamples: ['gsk_your_groq_key'],
  }),
  keyRule({
    id: 'xai_key',
    label: 'an xAI key',
    pattern: new RegExp(`${start}xai-[A-Za-z0-9]{60,90}`, 'g'),
    hints: ['xai-'],
    examples: [`xai-${alnum(80)}`],
    counterExamples: ['xai-your-key'],
  }),
  keyRule({
    id: 'perplexity_key',
    label: 'a Perplexity key',
    pattern: new RegExp(`${start}pplx-[A-Za-z0-9]{40,60}`, 'g'),
    hints: ['pplx-'],
    examples: [`Bearer pplx-${alnum(48)}`],
    counterExamples: ['pplx-7b-online'],
  }),
  keyRule({
    id: 'huggingface_token',
    label: 'a Hugging Face token',
    pattern: new RegExp(`${start}hf_[A-Za-z0-9]{30,40}`, 'g'),
    hints: ['hf_'],
    examples: [`hf_${alnum(34)}`],
    counterExamples: ['hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'hf_token'],
  }),
  keyRule({
    id: 'replicate_token',
    label: 'a Replicate token',
    pattern: new RegExp(`${start}r8_[A-Za-z0-9]{37,40}`, 'g'),
    hints: ['r8_'],
    examples: [`r8_${alnum(37)}`],
    counterExamples: ['r8_your_token'],
  }),
  keyRule({
    id: 'pinecone_key',
    label: 'a Pinecone key',
    pattern: new RegExp(`${start}pcsk_[A-Za-z0-9_]{50,100}`, 'g'),
    hints: ['pcsk_'],
    examples: [`pcsk_${alnum(6)}_${alnum(63)}`],
    counterExamples: ['pcsk_...'],
  }),
  keyRule({
    id: 'search_key',
    label: 'a key of Tavily or Firecrawl',
    pattern: new RegExp(`${start}(?:tvly-(?:dev-|prod-)?[A-Za-z0-9]{28,40}|fc-[a-f0-9]{32})(?![A-Za-z0-9])`, 'g'),
    hints: ['tvly-', 'fc-'],
    examples: [`tvly-dev-${alnum(32)}`, `fc-${hex(32)}`],
    counterExamples: ['tvly-YOUR_API_KEY', 'fc-your-api-key'],
  }),
]
