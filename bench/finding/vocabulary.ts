/** Words as people write about automations, the most frequent first. */
const frequent = `data send slack sheet google mail new report daily invoice customer order lead sync update automatic
  message telegram file drive create notion post image video chat agent openai summary alert calendar form webhook
  database table row document text api content email contact weekly task payment shopify stripe hubspot airtable
  backup github issue review product price stock monitor error log weather news feed youtube linkedin instagram
  translate extract parse convert generate classify search scrape website page blog article keyword analysis
  meeting transcript audio voice call support ticket reply draft approval budget expense receipt bank tax contract
  employee onboarding holiday survey feedback rating event reminder booking hotel travel flight map location`
  .split(/\s+/)
  .filter((word) => word !== '')

const syllables: ReadonlyArray<ReadonlyArray<string>> = [
  'ba ce di fo gu la me ni po ru sa te vi zo tra ble cor den fin gal her'.split(' '),
  'ра не мо ли та ка во со пре ден ник тор чет вый сту'.split(' '),
  'با كت سل ما دور نجم قل رس حم فا'.split(' '),
  'שלו מי דב כת נר ים גל טו'.split(' '),
]
/** Of a hundred made-up words so many are of each of these scripts; the first one has what is left. */
const shares = [0, 12, 8, 2]
const han = [...'自动化工作流发票客户订单邮件数据报告同步每日新建消息表格文件支付提醒会议翻译图片视频']

const made = (rank: number): string => {
  const place = rank % 100
  if (place >= 90) return `${han[rank % han.length]}${han[Math.floor(rank / 7) % han.length]}`
  const script = shares.findIndex(
    (share, at) => at > 0 && place < shares.slice(1, at + 1).reduce((a, b) => a + b) && share > 0,
  )
  const parts = syllables[Math.max(0, script)] ?? []
  let [word, left] = ['', rank * 31 + 977]
  while (left > 0) {
    word += parts[left % parts.length]
    left = Math.floor(left / parts.length)
  }
  return word
}

/**
 * So many different words, by their rank: what is frequent first, then made-up ones of several scripts, as they are
 * compared (lower case, no accents). Of a shop's size the words grow as those of any text do: by a power below one.
 */
export const vocabulary = (items: number): ReadonlyArray<string> => {
  const size = Math.round(40 * items ** 0.6)
  return [...new Set([...frequent, ...Array.from({ length: size }, (_, rank) => made(rank))])].slice(0, size)
}
