import { type Address, maxUint256 } from 'viem'
import type { DevnetClient } from '../chain-client'
import { toLiquidate } from '../liquidator/to-liquidate'
import type { Market } from '../market-types'
import { getToken } from '../pool-calls'
import type { Rng } from '../rng'
import type { FoundLiquidation } from '../scenario/liquidate'
import { rawRequest, type TransactionRequest, toRpcTransaction } from '../send'
import type { DemoPools } from '../uniswap/demo-pools'

/** Of the liquidations that could be sold at once, so many are. */
const SOLD_SHARE = 0.7
const FLASH_SHARE = 0.6
const GAS = 3_000_000n

/**
 * The same liquidation through the liquidator contract, which sells what it takes in the pool of both tokens and
 * mostly borrows what it repays for the length of the transaction. `undefined` where it shall not, where there is no
 * such pool, or where it would not pass.
 */
export async function toSellingLiquidation(
  client: DevnetClient,
  {
    found: { call, request, owed },
    market,
    contract,
    pools: { pools },
    rng,
  }: {
    found: FoundLiquidation
    market: Market
    contract: Address
    pools: DemoPools
    rng: Rng
  },
): Promise<TransactionRequest | undefined> {
  const [isSold, flashLoan] = [rng() < SOLD_SHARE, rng() < FLASH_SHARE]
  const pair = [call.collateral, call.debt]
  const pool = pools.find(
    ({ kind, symbols }) =>
      kind === 'uniswap-v3' && pair.includes(symbols.base) && pair.includes(symbols.quote),
  )
  if (!isSold || !pool || call.receiveAToken || call.collateral === call.debt) return undefined
  // A flash loan is of an amount: a little more than is owed, for the interest until then.
  const debtToCover = call.debtToCover === maxUint256 ? owed + owed / 1_000n : call.debtToCover
  const order = {
    lendingPool: market.pool,
    collateral: getToken(market, call.collateral).address,
    debt: getToken(market, call.debt).address,
    borrower: call.borrower,
    debtToCover,
    swapPool: pool.address,
  }
  const selling = toLiquidate(order, { from: request.from, contract, flashLoan })
  try {
    await rawRequest(client, 'eth_call', [toRpcTransaction({ ...selling, gas: GAS }), 'latest'])
    return { ...selling, gas: GAS }
  } catch {
    return undefined
  }
}
