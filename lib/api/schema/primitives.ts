import { z } from 'zod'

/** A JSON answer's smallest parts. Every schema of the API is made of these. */

type Hex = `0x${string}`

/** Narrows a string schema to viem's `Address`/`Hash` without a transform, which JSON Schema can't say. */
const asHex = (schema: z.ZodString) => schema as unknown as z.ZodType<Hex, Hex>

export const zAddress = asHex(
  z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .meta({
      description: 'EIP-55 address',
      example: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    }),
)

export const zHash = asHex(
  z
    .string()
    .regex(/^0x[0-9a-f]{64}$/)
    .meta({ description: '32-byte hash, lower case' }),
)

export const zInteger = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: 'On-chain integer as a decimal string', example: '1500000000' })

export const zDecimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'Decimal string in units', example: '0.1834' })

export const zUsd = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'US dollars as a decimal string', example: '1500.02' })

export const zTime = z.string().meta({ description: 'ISO 8601, UTC', format: 'date-time' })

export const zChainId = z.number().int().positive()
export const zMarketId = z.string().meta({ description: 'Market id', example: 'aave-v3-ethereum' })
export const zProtocol = z.enum(['aave-v3', 'morpho-blue', 'compound-v3', 'sky'])
