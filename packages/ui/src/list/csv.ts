const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** A spreadsheet must not take a name for a formula. */
const harmless = (text: string) => (/^[=+\-@\t]/.test(text) && !/^-?[\d.]+%?$/.test(text) ? `'${text}` : text)

/** Lines of cells as CSV; the byte order mark makes Excel read it as UTF-8. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`).join('')}`
