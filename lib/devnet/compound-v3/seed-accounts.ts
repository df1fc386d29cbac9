import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { sendTransaction } from '../send'
import { toSupply, toWithdraw } from './comet-calls'
import type { CometMarket } from './comet-types'
import { readCometAccount } from './read-account'

const COLLATERAL_UNITS: Readonly<Record<string, bigint>> = {
  WETH: 10n,
  wstETH: 12n,
  WBTC: 1n,
  LINK: 2_000n,
}
const LIQUIDITY_UNITS: Readonly<Record<string, bigint>> = { WETH: 6_000n, USDC: 20_000_000n }

/**
 * A supplier's liquidity in every Comet, and for each user a debt against one or two collaterals:
 * between 55 % and 99 % of what it may borrow. Every sixth user only lends.
 */
export async function seedCometAccounts(
  client: DevnetClient,
  {
    markets,
    supplier,
    users,
  }: { markets: readonly CometMarket[]; supplier: Address; users: readonly Address[] },
): Promise<void> {
  for (const market of markets) {
    const toUnits = (units: bigint) => units * 10n ** BigInt(market.base.decimals)
    const liquidity = toUnits(LIQUIDITY_UNITS[market.base.symbol] ?? 1_000_000n)
    const asset = market.base
    await sendTransaction(client, toSupply(market, { user: supplier, asset, amount: liquidity }))
    for (const [index, user] of users.entries()) {
      if (index % 6 === 5) {
        await sendTransaction(client, toSupply(market, { user, asset, amount: liquidity / 1_000n }))
        continue
      }
      for (const offset of index % 3 === 1 ? [0, 1] : [0]) {
        const collateral = market.collaterals[(index + offset) % market.collaterals.length]
        if (!collateral) continue
        const units = COLLATERAL_UNITS[collateral.symbol] ?? 10n
        const amount = units * 10n ** BigInt(collateral.decimals)
        await sendTransaction(client, toSupply(market, { user, asset: collateral, amount }))
      }
      const { borrowLimit } = await readCometAccount(client, { market, user })
      const share = [99n, 70n, 92n, 55n][index % 4] ?? 55n
      const amount = (borrowLimit * share) / 100n
      await sendTransaction(client, toWithdraw(market, { user, asset, amount }))
    }
  }
}
