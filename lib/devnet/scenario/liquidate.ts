import { type Address, maxUint256 } from 'viem'
import type { DevnetClient } from '../chain-client'
import type { Market } from '../market-types'
import { type LiquidationArguments, toLiquidationCall } from '../pool-calls'
import { pick, pickBetween, type Rng, scaleAmount } from '../rng'
import { rawRequest, type TransactionRequest, toRpcTransaction } from '../send'
import { type GetAnswer, toUsd } from './amounts'
import { type Holding, readHoldings } from './scan-accounts'

async function passes(client: DevnetClient, request: TransactionRequest): Promise<boolean> {
  try {
    await rawRequest(client, 'eth_call', [toRpcTransaction(request), 'latest'])
    return true
  } catch {
    return false
  }
}

function sortByValue(
  market: Market,
  {
    holdings,
    getAmount,
    getAnswer,
  }: { holdings: readonly Holding[]; getAmount: (h: Holding) => bigint; getAnswer: GetAnswer },
): { symbol: string; amount: bigint; usd: number }[] {
  return holdings
    .map((holding) => ({ symbol: holding.symbol, amount: getAmount(holding) }))
    .filter(({ amount }) => amount > 0n)
    .map((item) => ({ ...item, usd: toUsd(market, { ...item, getAnswer }) }))
    .sort((a, b) => b.usd - a.usd)
}

export interface FoundLiquidation {
  request: TransactionRequest
  /** What the request calls. */
  call: LiquidationArguments
  /** Symbols of the reserves that are seized and repaid. */
  collateral: string
  debt: string
  /** What the account owes of that reserve before. */
  owed: bigint
}

/**
 * A liquidation of this account that the contract accepts now: the largest legs and the largest
 * repay for the most part, sometimes a part of it or the collateral's aTokens; smaller repays where
 * the largest would leave dust. Undefined when none is accepted.
 */
export async function findLiquidation(
  client: DevnetClient,
  {
    market,
    borrower,
    liquidators,
    rng,
    getAnswer,
  }: {
    market: Market
    borrower: Address
    liquidators: readonly Address[]
    rng: Rng
    getAnswer: GetAnswer
  },
): Promise<FoundLiquidation | undefined> {
  const holdings = await readHoldings(client, { market, account: borrower })
  const collaterals = sortByValue(market, {
    holdings: holdings.filter(({ usedAsCollateral }) => usedAsCollateral),
    getAmount: ({ supplied }) => supplied,
    getAnswer,
  })
  const debts = sortByValue(market, {
    holdings,
    getAmount: ({ stableDebt, variableDebt }) => stableDebt + variableDebt,
    getAnswer,
  })
  const liquidator = pick(rng, liquidators)
  const receiveAToken = rng() < 0.15
  const isPartial = rng() < 0.25
  const share = pickBetween(rng, [0.1, 0.45])
  for (const collateral of collaterals.slice(0, 2)) {
    for (const debt of debts.slice(0, 2)) {
      const parts = [0.75, 0.5, 0.3, 0.12].map((part) => scaleAmount(debt.amount, part))
      const repays = [maxUint256, ...parts]
      if (isPartial) repays.unshift(scaleAmount(debt.amount, share))
      for (const debtToCover of repays) {
        const call: LiquidationArguments = {
          liquidator,
          borrower,
          collateral: collateral.symbol,
          debt: debt.symbol,
          debtToCover,
          receiveAToken,
        }
        const request = toLiquidationCall(market, call)
        if (debtToCover === 0n || !(await passes(client, request))) continue
        return {
          request,
          call,
          collateral: collateral.symbol,
          debt: debt.symbol,
          owed: debt.amount,
        }
      }
    }
  }
  return undefined
}
