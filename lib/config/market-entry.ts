import { getAddress, isAddress } from 'viem'
import { z } from 'zod'

/** An address as EIP-55 writes it; one in a single case is accepted too. */
export const zChecksummed = z
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

/** One market, or family of markets, to follow, as `MARKETS_FILE` writes it. Unknown keys are refused. */
export const zMarketEntry = z.discriminatedUnion('protocol', [
  z.strictObject({
    ...zEntryBase,
    protocol: z.literal('aave-v3'),
    poolAddressesProvider: zChecksummed,
  }),
  z.strictObject({
    ...zEntryBase,
    protocol: z.literal('morpho-blue'),
    morpho: zChecksummed,
    /** Tells pre-liquidation contracts from others that borrowers authorise; none are shown without it. */
    preLiquidationFactory: zChecksummed.optional(),
  }),
  z.strictObject({ ...zEntryBase, protocol: z.literal('compound-v3'), comet: zChecksummed }),
  z.strictObject({
    ...zEntryBase,
    protocol: z.literal('sky'),
    vat: zChecksummed,
    dog: zChecksummed,
    spotter: zChecksummed,
    jug: zChecksummed,
    ilks: z
      .array(z.string().regex(/^[\x21-\x7e]{1,32}$/, 'must be the name of an ilk, such as ETH-A'))
      .min(1, 'must name at least one ilk, such as ETH-A'),
    /** Names the owners of vaults that it manages. */
    cdpManager: zChecksummed.optional(),
    /** Names the ilks' tokens at once; without it they are looked for in the Vat's logs. */
    ilkRegistry: zChecksummed.optional(),
    /** The token that is owed; without it it is looked for as the ilks' tokens are. */
    dai: zChecksummed.optional(),
  }),
])

export type MarketEntry = z.output<typeof zMarketEntry>

export const zMarketsFile = z.array(zMarketEntry)
