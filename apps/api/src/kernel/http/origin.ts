/** What a browser says about where a request comes from. */
export interface Provenance {
  origin?: string | undefined
  'sec-fetch-site'?: string | string[] | undefined
  host?: string | undefined
}

const ownSites = new Set(['same-origin', 'none'])

const hostOf = (origin: string) => {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/**
 * True when a request that a cookie speaks for may change something: it comes from one of our own pages, or from a program
 * that is no browser (no Origin, no Sec-Fetch-Site). Apollo alone answers a foreign Origin with JSON (security.md C3).
 */
export function isOwnOrigin(headers: Provenance, publicUrl: string): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && !(typeof site === 'string' && ownSites.has(site))) return false
  if (origin === undefined) return true
  return origin === new URL(publicUrl).origin || (host !== undefined && hostOf(origin) === host)
}
