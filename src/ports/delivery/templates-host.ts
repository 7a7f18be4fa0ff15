import { port } from '../kernel/port.ts'

/** How the shop calls itself to n8n: `name` stands as the author of templates, `address` is what a buyer enters in n8n. */
export type TemplatesHost = Readonly<{ name: string; address: (token: string) => string }>
export const TemplatesHost = port<TemplatesHost>('TemplatesHost')
