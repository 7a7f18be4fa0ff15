/** A release of n8n, with the releases of its packages of nodes that its own package asks for. */
export type Release = Readonly<{ n8n: string; base: string; langchain: string | null }>

/**
 * The releases of n8n that were looked at, oldest first; what lies between them is not known. `scripts/node-facts.ts`
 * makes the tables beside this file from them. The oldest comes without nodes for AI.
 */
export const releases: ReadonlyArray<Release> = [
  { n8n: '1.0.0', base: '1.0.0', langchain: null },
  { n8n: '1.29.1', base: '1.29.1', langchain: '0.14.1' },
  { n8n: '1.50.0', base: '1.50.0', langchain: '1.50.0' },
  { n8n: '1.70.0', base: '1.70.0', langchain: '1.70.0' },
  { n8n: '1.88.0', base: '1.87.0', langchain: '1.88.0' },
  { n8n: '1.100.1', base: '1.98.0', langchain: '1.99.0' },
  { n8n: '1.123.0', base: '1.121.0', langchain: '1.122.0' },
  { n8n: '2.0.0', base: '2.0.0', langchain: '2.0.0' },
  { n8n: '2.20.0', base: '2.20.0', langchain: '2.20.0' },
  { n8n: '2.41.0', base: '2.41.0', langchain: '2.41.0' },
]
