const format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A day as people read it, such as "2 March 2026", in UTC. */
export const dateText = (at: Date): string => format.format(at)
