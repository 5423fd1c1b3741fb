import { squeeze, toHalfWidth } from '@stationmaster/contracts/normalise'

/** A header as it is compared: no width, case, spaces, units in brackets, required marks or punctuation. */
export const matchableHeader = (header: string): string =>
  squeeze(toHalfWidth(header))
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '')
    .replace(/[\s*:_\-·.'"/\\]/g, '')
