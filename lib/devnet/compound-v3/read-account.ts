import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { cometAbi } from './comet-abi'
import type { CometMarket } from './comet-types'

const FACTOR = 10n ** 18n

/** What an account has in a Comet, for choosing what to do. */
export interface CometAccount {
  /** Base supplied and base owed, in its smallest unit. */
  supplied: bigint
  owed: bigint
  /** By the order of the market's collaterals, in their smallest units. */
  collateral: bigint[]
  /** What it may borrow in all and what it may owe before it is liquidatable; base units. */
  borrowLimit: bigint
  liquidationLimit: bigint
}

/** Reads balances and prices: two calls, and two for each collateral. */
export async function readCometAccount(
  client: DevnetClient,
  { market, user }: { market: CometMarket; user: Address },
): Promise<CometAccount> {
  const { comet: address } = market
  const read = { address, abi: cometAbi }
  const [supplied, owed, basePrice] = await Promise.all([
    client.readContract({ ...read, functionName: 'balanceOf', args: [user] }),
    client.readContract({ ...read, functionName: 'borrowBalanceOf', args: [user] }),
    client.readContract({ ...read, functionName: 'getPrice', args: [market.base.feed] }),
  ])
  const account: CometAccount = {
    supplied,
    owed,
    collateral: [],
    borrowLimit: 0n,
    liquidationLimit: 0n,
  }
  for (const [index, asset] of market.collaterals.entries()) {
    const [[balance], price] = await Promise.all([
      client.readContract({ ...read, functionName: 'userCollateral', args: [user, asset.address] }),
      client.readContract({ ...read, functionName: 'getPrice', args: [asset.feed] }),
    ])
    const terms = market.config.collaterals[index]
    const value =
      (balance * price * 10n ** BigInt(market.base.decimals)) /
      (10n ** BigInt(asset.decimals) * basePrice)
    account.collateral.push(balance)
    account.borrowLimit += (value * (terms?.borrowCollateralFactor ?? 0n)) / FACTOR
    account.liquidationLimit += (value * (terms?.liquidateCollateralFactor ?? 0n)) / FACTOR
  }
  return account
}
