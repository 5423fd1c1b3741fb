/** '20261121', '2026/11/21', '2026.1.5' and '2026年1月5日' as YYYY-MM-DD; anything else stays for the contract to refuse. */
export function normaliseDay(text: string): string {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text.trim())
  if (!match) return text.trim()
  const [, year = '', month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** '8:30', '830' and '8：30' as 08:30; anything else stays for the contract to refuse. */
export function normaliseTime(text: string): string {
  const match = /^(\d{1,2})[:：.]?(\d{2})$/.exec(text.trim())
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2]}` : text.trim()
}
