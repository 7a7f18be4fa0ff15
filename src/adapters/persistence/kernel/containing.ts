/** A LIKE pattern for what contains this text, which may hold LIKE's own signs. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
