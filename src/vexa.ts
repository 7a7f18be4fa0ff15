import { commandLine } from './composition/command-line.ts'

// Threads and pools would keep the process for a while; everything is written by now.
process.exit(await commandLine(process.argv.slice(2), process.env))
