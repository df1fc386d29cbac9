import { z } from 'zod'
import { zMarketId } from './primitives'

/** What may stand behind `?`. Unknown keys are refused, so that a misspelt filter is not silently ignored. */

export const zQueryAddress = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hex digits')

const LIMIT = 'must be a whole number from 1 to 500'

/** `Number` would take `0x10`, `1e2` and the empty text for numbers. */
const zLimit = z
  .preprocess(
    (given) => (typeof given === 'string' && !/^\d{1,9}$/.test(given) ? Number.NaN : given),
    z.coerce.number(LIMIT).int(LIMIT).min(1, LIMIT).max(500, LIMIT),
  )
  .default(50)
  .meta({ description: 'Rows a page' })

const zFormat = z.enum(['json', 'csv'], 'must be json or csv').default('json')

const zDecimalInput = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,30})?$/, 'must be a decimal number, such as 0.25')

export const zBookQuery = z.strictObject({
  market: zMarketId.optional(),
  asset: zQueryAddress.optional(),
  maxDistance: zDecimalInput.optional(),
  minDebtUsd: zDecimalInput.optional(),
  sort: z
    .enum(['distance', 'debt', 'collateral'], 'must be distance, debt or collateral')
    .default('distance'),
  limit: zLimit,
  cursor: z.string().max(300).optional(),
  format: zFormat,
})

const zInstant = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'must be an ISO 8601 date or time, such as 2026-01-31 or 2026-01-31T00:00:00Z',
})

export const zLiquidationsQuery = z.strictObject({
  market: zMarketId.optional(),
  account: zQueryAddress.optional(),
  liquidator: zQueryAddress.optional(),
  asset: zQueryAddress.optional(),
  mechanism: z
    .enum(['fixed-spread', 'auction', 'absorption'], 'must be fixed-spread, auction or absorption')
    .optional(),
  from: zInstant.optional(),
  to: zInstant.optional(),
  limit: zLimit,
  cursor: z.string().max(300).optional(),
  format: zFormat,
})

export const zAuctionsQuery = z.strictObject({
  market: zMarketId.optional(),
  status: z.enum(['live', 'ended'], 'must be live or ended').optional(),
  limit: zLimit,
  cursor: z.string().max(300).optional(),
  format: zFormat,
})

export const zHistoryQuery = z.strictObject({
  from: zInstant.optional(),
  to: zInstant.optional(),
  format: zFormat,
})

export const zCurveQuery = z.strictObject({
  market: zMarketId.optional(),
  asset: zQueryAddress.optional(),
  format: zFormat,
})

export const zAccountQuery = z.strictObject({
  block: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a block number, such as 21930114')
    .transform(Number)
    .optional(),
})

export const zHealthQuery = z.strictObject({
  below: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,18})?$/, 'must be a health factor, such as 1.2')
    .default('1'),
})

export type BookQuery = z.output<typeof zBookQuery>
export type LiquidationsQuery = z.output<typeof zLiquidationsQuery>
export type AuctionsQuery = z.output<typeof zAuctionsQuery>
export type CurveQuery = z.output<typeof zCurveQuery>
export type AccountQuery = z.output<typeof zAccountQuery>
export type HealthQuery = z.output<typeof zHealthQuery>
export type HistoryQuery = Omit<z.output<typeof zHistoryQuery>, 'format'>
