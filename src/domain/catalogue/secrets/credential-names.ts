/** Names that differ in case, hyphens and underscores only are one. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** What members, headers and fields that hold a secret are called. */
const exact: ReadonlySet<string> = new Set([
  'authorization',
  'proxyauthorization',
  'authkey',
  'bearer',
  'botkey',
  'hapikey',
  'passwd',
  'pwd',
  'secret',
  'sessiontoken',
  'token',
  'xauth',
])

const ending =
  /(?:apikey|apitoken|apisecret|appkey|appsecret|accesskey|accesstoken|authtoken|bearertoken|bottoken|clientsecret|consumersecret|encryptionkey|masterkey|passphrase|password|privatekey|privatetoken|refreshtoken|secretaccesskey|secretkey|secrettoken|servicekey|signingsecret|subscriptionkey|verifytoken|webhooksecret)$/

/** Headers of one's own making: `X-Shop-Key`, `X-Whatever-Token`. */
const header = /^x[a-z0-9]{0,40}(?:key|token|secret)$/

/** Whether a value under this name is a secret if it is a literal at all. */
export const isCredentialName = (name: string): boolean => {
  if (name.length > 80) return false
  const it = plain(name)
  return exact.has(it) || ending.test(it) || header.test(it)
}

/** Names under which people keep their keys and other things alike. */
export const isAmbiguousName = (name: string): boolean => ['key', 'appid', 'auth', 'signature'].includes(plain(name))
