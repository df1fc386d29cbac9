import { type Abi, type Address, encodeFunctionData } from 'viem'
import type { Asset } from '../market-types'
import type { TransactionRequest } from '../send'
import { cometAbi } from './comet-abi'
import type { CometMarket } from './comet-types'

interface AssetAmount {
  user: Address
  asset: Asset
  /** In the asset's smallest unit; of the base asset 2^256 − 1 is all. */
  amount: bigint
}

function toRequest(
  from: Address,
  call: { market: CometMarket; functionName: string; args: readonly unknown[] },
): TransactionRequest {
  const { functionName, args } = call
  const data = encodeFunctionData({ abi: cometAbi as Abi, functionName, args })
  return { from, to: call.market.comet, data }
}

/** Supplies collateral, or base: which repays what is owed before it earns. */
export function toSupply(market: CometMarket, { user, asset, amount }: AssetAmount) {
  return toRequest(user, { market, functionName: 'supply', args: [asset.address, amount] })
}

/** Withdraws collateral, or base: which borrows once nothing is left to withdraw. */
export function toWithdraw(market: CometMarket, { user, asset, amount }: AssetAmount) {
  return toRequest(user, { market, functionName: 'withdraw', args: [asset.address, amount] })
}

export function toTransferAsset(
  market: CometMarket,
  { user, to, asset, amount }: AssetAmount & { to: Address },
) {
  const args = [to, asset.address, amount]
  return toRequest(user, { market, functionName: 'transferAsset', args })
}

/** Hands accounts that are liquidatable over to the protocol. */
export function toAbsorb(
  market: CometMarket,
  { absorber, accounts }: { absorber: Address; accounts: readonly Address[] },
) {
  return toRequest(absorber, { market, functionName: 'absorb', args: [absorber, accounts] })
}

/** Buys collateral from the protocol's own store for base. */
export function toBuyCollateral(
  market: CometMarket,
  call: { buyer: Address; asset: Asset; baseAmount: bigint; minAmount?: bigint },
) {
  const { buyer, asset, baseAmount, minAmount = 0n } = call
  const args = [asset.address, minAmount, baseAmount, buyer]
  return toRequest(buyer, { market, functionName: 'buyCollateral', args })
}

export function toWithdrawReserves(
  market: CometMarket,
  { to, amount }: { to: Address; amount: bigint },
) {
  return toRequest(market.governor, {
    market,
    functionName: 'withdrawReserves',
    args: [to, amount],
  })
}

/** Writes the indexes as they stand in this block. */
export function toAccrue(market: CometMarket, { account }: { account: Address }) {
  return toRequest(account, { market, functionName: 'accrueAccount', args: [account] })
}

export interface CometPauses {
  supply?: boolean
  transfer?: boolean
  withdraw?: boolean
  absorb?: boolean
  buy?: boolean
}

/** What is left out is not paused. */
export function toPause(market: CometMarket, pauses: CometPauses) {
  const { supply = false, transfer = false, withdraw = false, absorb = false, buy = false } = pauses
  const args = [supply, transfer, withdraw, absorb, buy]
  return toRequest(market.governor, { market, functionName: 'pause', args })
}
