/** Says why a suite was not run. That is no failure: what it needs is not everywhere. */
export const notRun = (reason: string): void => {
  process.stdout.write(`not run, because ${reason}\n`)
}
