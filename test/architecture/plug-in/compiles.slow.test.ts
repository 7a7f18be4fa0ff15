import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { projectWith } from './project-with.ts'

const execute = promisify(execFile)

it('A capability that is plugged in by its files and one line compiles with the rest', async () => {
  const project = await projectWith('wishes')
  try {
    await expect(execute('tsc', ['--noEmit'], { cwd: project.path })).resolves.toBeDefined()
  } finally {
    await project.remove()
  }
})
