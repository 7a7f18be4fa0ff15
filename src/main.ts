import { boot } from './composition/boot.ts'

await boot(process.env)
