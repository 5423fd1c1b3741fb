import type { LookupAddress } from 'node:dns'
import ipaddr from 'ipaddr.js'

/** Why something could not be delivered. A lasting reason is not tried again. */
export class OutgoingFailure extends Error {
  constructor(
    readonly code: 'ADDRESS_REFUSED' | 'REDIRECTED' | 'TOO_LONG' | 'TIMEOUT' | 'UNREACHABLE',
    readonly isLasting = false,
  ) {
    super(code)
    this.name = 'OutgoingFailure'
  }
}

export interface OutgoingRules {
  /** Only these hosts may be called; null for every public one. */
  hosts: readonly string[] | null
  /** For tests and development: this machine too, and without TLS. */
  loopback: boolean
}

const ports = new Set(['', '443', '8443'])
const globalUnicast = ipaddr.parseCIDR('2000::/3')

const isLoopbackName = (host: string) => host === 'localhost' || rangeOf(host) === 'loopback'

/** The kind of an address; an IPv4 address inside an IPv6 one counts as what it is. Null for a name. */
function rangeOf(host: string): string | null {
  const text = host.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(text) ? ipaddr.process(text).range() : null
}

/** An address that anybody on the internet could call: no private network, no link-local, no metadata service. */
export function isPublicAddress(text: string): boolean {
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalUnicast)
}

const mayBeReached = (address: string, { loopback }: OutgoingRules) =>
  isPublicAddress(address) || (loopback && rangeOf(address) === 'loopback')

/**
 * The address as it would be called, or null when it must not be: https, port 443 or 8443, no user name, an allowed host.
 * `URL` has already turned `2130706433` and `0x7f.1` into 127.0.0.1.
 */
export function callableUrl(text: string, rules: OutgoingRules): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isLocal = rules.loopback && isLoopbackName(url.hostname)
  const isWellFormed = url.protocol === 'https:' && ports.has(url.port) && !url.username && !url.password
  if (!isWellFormed && !isLocal) return null
  if (rules.hosts && !rules.hosts.includes(url.hostname)) return null
  const isNumber = rangeOf(url.hostname) !== null
  return isNumber && !mayBeReached(url.hostname.replace(/^\[|\]$/g, ''), rules) ? null : url
}

/**
 * The one address that the connection goes to. A name is resolved once; when any of its addresses is not public, none is
 * taken, so that a name cannot lead somewhere else at the second look (DNS rebinding).
 */
export function pinnedAddress(found: readonly LookupAddress[], rules: OutgoingRules): LookupAddress {
  const [first] = found
  if (!first) throw new OutgoingFailure('UNREACHABLE')
  if (!found.every(({ address }) => mayBeReached(address, rules))) throw new OutgoingFailure('ADDRESS_REFUSED', true)
  return first
}
