import { getAddress } from 'viem'
import type { Address } from '@/lib/risk/units'

/** From lower case to an address with its checksum. */
export type AddressReader = (lowerCase: string) => Address

/**
 * A reader that works each checksum out once: of the accounts in a market's logs most come again and again, and
 * a hash for each time is most of what reading them costs.
 */
export function createAddressReader(): AddressReader {
  const known = new Map<string, Address>()
  return (lowerCase) => {
    const before = known.get(lowerCase)
    if (before) return before
    const address = getAddress(lowerCase)
    known.set(lowerCase, address)
    return address
  }
}
