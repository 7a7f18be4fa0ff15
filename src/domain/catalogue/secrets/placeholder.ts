/** Words that only a stand-in for a secret has in it. */
const word =
  /your|example|sample|placeholder|dummy|redacted|replace|insert|change[-_ ]?me|todo|paste|enter[-_ ]|[-_ ]here\b|my[-_]?(?:api|secret|token|key|pass)|<[^<>]{0,80}>|\[[A-Za-z _-]{1,40}\]$/i

/** A run that nobody's generator makes: masks, dots, one character again and again, counting. */
const run = /x{4}|\*{3}|•{2}|…|\.{3}|#{4}|_{4}|(.)\1{5}|1234567|abcdefg|0123456/i

/** Names of what belongs there, rather than the thing: `API_KEY`, `access-token`, `password1`. */
const named =
  /^(?:[a-z]{0,20}[-_ .]?){0,3}(?:password|passwd|passphrase|pass|pwd|secret|token|api[-_ ]?key|key|credentials?|auth|bearer|basic)(?:[-_ .]?(?:value|here|id|name|[a-z]{1,12})){0,2}\d{0,4}$/i

/** What people call things while they try them out, and what software ships with. */
const usual =
  /^(?:test\w{0,4}|demo\w{0,4}|user\w{0,4}|admin\w{0,5}|root|guest|none|null|undefined|n8n|postgres|mysql|redis|default|string|text|abc\d{0,4}|foo|bar|baz|true|false)$/i

/** Not ASCII: no key, token or header value may be. */
const foreign = /[^\x20-\x7e\s]/

/** Something an author put where the buyer's own secret goes, or a name for it. */
export const isPlaceholder = (text: string): boolean => {
  const value = text.trim()
  return word.test(value) || run.test(value) || named.test(value) || usual.test(value) || foreign.test(value)
}

/** A value that is looked up when the workflow runs: an expression, a template, the environment. */
const lookup =
  /\{\{|\}\}|\$\{|\$\(|\$json|\$node|\$env|\$vars|\$secrets|process\.env|os\.environ|getenv|^\$[A-Za-z_]|^%\w+%$/

export const isLookup = (text: string): boolean => lookup.test(text)
