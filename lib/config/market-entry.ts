import { getAddress, isAddress } from 'viem'
import { z } from 'zod'

const zChecksummed = z
  .string()
  .refine(
    (value) => isAddress(value, { strict: /[A-F]/.test(value) && /[a-f]/.test(value.slice(2)) }),
    'must be an address: 0x and 40 hex digits, with a correct checksum where letters are mixed-case',
  )
  .transform((value) => getAddress(value))

const zEntryBase = {
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
  chainId: z.number().int().positive(),
  name: z.string().min(1).max(80),
  fromBlock: z.number().int().nonnegative().optional(),
}

/** One market to follow, as `MARKETS_FILE` writes it. Unknown keys are refused. */
export const zMarketEntry = z.discriminatedUnion('protocol', [
  z.strictObject({
    ...zEntryBase,
    protocol: z.literal('aave-v3'),
    poolAddressesProvider: zChecksummed,
  }),
])

export type MarketEntry = z.output<typeof zMarketEntry>

export const zMarketsFile = z.array(zMarketEntry)
