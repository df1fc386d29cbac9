import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { sendTransaction } from '../send'
import { toBorrow, toSetAuthorization, toSupply, toSupplyCollateral } from './morpho-calls'
import type { MorphoDeployment, MorphoMarket } from './morpho-types'
import { readMorphoPosition } from './read-position'

/** Collateral of a first position in units, by symbol. */
const COLLATERAL_UNITS: Readonly<Record<string, bigint>> = {
  WETH: 10n,
  wstETH: 20n,
  WBTC: 1n,
  LINK: 2_000n,
  USDT: 50_000n,
}
const LIQUIDITY_UNITS: Readonly<Record<string, bigint>> = { WETH: 5_000n }
const DEFAULT_LIQUIDITY_UNITS = 20_000_000n

function toAmount({ decimals }: MorphoMarket['loan'], units: bigint): bigint {
  return units * 10n ** BigInt(decimals)
}

/**
 * A supplier's liquidity in every market, and for each user a position in two of them: between 60 %
 * and 98 % of what it may borrow. Every second user opts into pre-liquidation where there is one.
 */
export async function seedMorphoPositions(
  client: DevnetClient,
  {
    morpho,
    supplier,
    users,
  }: { morpho: MorphoDeployment; supplier: Address; users: readonly Address[] },
): Promise<void> {
  for (const market of morpho.markets) {
    const units = LIQUIDITY_UNITS[market.loan.symbol] ?? DEFAULT_LIQUIDITY_UNITS
    const size = { assets: toAmount(market.loan, units) }
    await sendTransaction(client, toSupply(morpho, { market, user: supplier, size }))
  }
  for (const [index, user] of users.entries()) {
    for (const offset of [0, 1]) {
      const market = morpho.markets[(index + offset) % morpho.markets.length]
      if (!market) continue
      const assets = toAmount(market.collateral, COLLATERAL_UNITS[market.collateral.symbol] ?? 10n)
      await sendTransaction(client, toSupplyCollateral(morpho, { market, user, assets }))
      const query = { morpho: morpho.morpho, market, user }
      const { maxBorrow } = await readMorphoPosition(client, query)
      const share = [98n, 60n, 90n, 75n][(index + offset) % 4] ?? 60n
      const size = { assets: (maxBorrow * share) / 100n }
      await sendTransaction(client, toBorrow(morpho, { market, user, size }))
    }
    if (index % 2 === 1) continue
    for (const { address: authorized } of morpho.preLiquidations) {
      await sendTransaction(client, toSetAuthorization(morpho, { user, authorized, enabled: true }))
    }
  }
}
