const longestHeader = 200

/**
 * Text on one line, without the characters that end a header, hide, or turn the direction of writing: whatever somebody
 * called themselves or a workflow, it stays inside its header (CWE-93).
 */
export const headerText = (text: string): string => {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const characters = [...line]
  return characters.length > longestHeader ? `${characters.slice(0, longestHeader - 1).join('')}…` : line
}
