/**
 * Fixed-point integers of the field, branded so that a wad is not passed where a ray belongs.
 * A brand does not stop `wad + bps`: arithmetic goes through the named functions of `math.ts`.
 */
declare const unit: unique symbol

/** 18 decimals: health factors, Morpho's lltv. */
export type Wad = bigint & { readonly [unit]: 'wad' }
/** 27 decimals: indexes and rates per second or year. */
export type Ray = bigint & { readonly [unit]: 'ray' }
/** 45 decimals, a wad times a ray: amounts of DAI inside Maker's Vat. */
export type Rad = bigint & { readonly [unit]: 'rad' }
/** Hundredths of a percent: thresholds, bonuses (with principal: 10500 = 5 %), fees. */
export type Bps = bigint & { readonly [unit]: 'bps' }
/** Value in the market's base currency, in units of `baseCurrencyUnit` (usually 1e8 = 1 USD). */
export type BaseCurrency = bigint & { readonly [unit]: 'baseCurrency' }

/** An EIP-55 address. `risk` imports nothing, so the shape of viem's `Address` is repeated here. */
export type Address = `0x${string}`

export const WAD = 10n ** 18n
export const RAY = 10n ** 27n
export const RAD = 10n ** 45n
export const PERCENTAGE_FACTOR = 10_000n
