import { type Address, getAddress, isAddress } from 'viem'
import { InvalidRequestError } from '@/lib/errors'
import type { NameResolver } from './resolve-name'

/**
 * Address or ENS name to address, and its name where it has one.
 * @throws InvalidRequestError for a wrong address or what is no name, NotFoundError for a name without an address,
 * ChainReadError where no followed chain can tell
 */
export async function resolveAccount(
  names: NameResolver,
  addressOrName: string,
): Promise<{ address: Address; ensName: string | null }> {
  const text = addressOrName.trim()
  if (/^0x/i.test(text)) {
    const lower = text.toLowerCase()
    const mixedCase =
      text.slice(2) !== lower.slice(2) && text.slice(2) !== text.slice(2).toUpperCase()
    if (!isAddress(lower))
      throw new InvalidRequestError(
        `"${text.slice(0, 60)}" is not an address: 0x must be followed by 40 hex digits.`,
      )
    const address = getAddress(lower)
    if (mixedCase && address !== text)
      throw new InvalidRequestError(
        `"${text}" fails its checksum: a digit or the case of a letter is wrong. Copy it again, or write it in lower case.`,
      )
    return { address, ensName: await names.readName(address) }
  }
  const address = await names.readAddress(text)
  return { address, ensName: text.toLowerCase() }
}
