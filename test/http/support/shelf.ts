import type { TestShop } from '../../support/shop.ts'
import { aDocument, uploaded } from './catalogue.ts'
import type { Person } from './people.ts'

const node = (type: string) => ({
  name: type,
  type: `n8n-nodes-base.${type}`,
  typeVersion: 1,
  position: [0, 0],
  parameters: { of: crypto.randomUUID() },
})

const documentOf = (...types: ReadonlyArray<string>) => aDocument({ nodes: types.map(node), connections: {} })

/** Five workflows that are published, one after the other, and a draft. The shop sells in NGN and USD. */
export const stockShelf = async (shop: TestShop, owner: Person): Promise<void> => {
  const naira = (amount: number) => ({ amount, currency: 'NGN' })
  const items = [
    {
      title: 'Alpha',
      summary: 'Books 100% of it',
      price: naira(30_000),
      categories: ['books'],
      tags: ['daily'],
      document: documentOf('webhook', 'slack'),
    },
    {
      title: 'Beta',
      summary: 'Ünïcode',
      price: naira(0),
      categories: ['books', 'mail'],
      document: documentOf('scheduleTrigger', 'gmail'),
    },
    {
      title: 'Gamma',
      price: naira(10_000),
      tags: ['daily', 'bank'],
      document: documentOf('webhook', 'gmail', 'slack'),
    },
    {
      title: 'Delta',
      price: { amount: 900, currency: 'USD' },
      categories: ['mail'],
      document: documentOf('telegramTrigger', 'executeCommand'),
    },
    { title: 'Epsilon_%', price: naira(20_000), document: documentOf('manualTrigger', 'set') },
  ]
  for (const item of items) await uploaded(shop, owner, item)
  await uploaded(shop, owner, { title: 'A draft', publish: false, categories: ['books'] })
}
