import type { MorphoMarketConfig } from './morpho-types'

const mils = (lltv: bigint) => lltv * 10n ** 15n

/** A volatile asset against dollars, a staked one against its own, and thinner ones. */
export const morphoMarkets: readonly MorphoMarketConfig[] = [
  { collateral: 'WETH', loan: 'USDC', lltv: mils(860n), rate: 'linear' },
  { collateral: 'wstETH', loan: 'WETH', lltv: mils(945n), rate: 'fixed' },
  { collateral: 'WBTC', loan: 'USDC', lltv: mils(770n), rate: 'linear' },
  { collateral: 'LINK', loan: 'USDT', lltv: mils(625n), rate: 'linear', breakable: true },
]

/** As far as the rules go: a capped premium, no rate model, a premium of half a percent. */
export const oddMorphoMarkets: readonly MorphoMarketConfig[] = [
  { collateral: 'LINK', loan: 'DAI', lltv: mils(385n), rate: 'none' },
  { collateral: 'USDT', loan: 'USDC', lltv: mils(980n), rate: 'linear' },
]
