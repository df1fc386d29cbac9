import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { TransactionRequest } from '../send'
import { morphoAbi, morphoOracleAbi, preLiquidationAbi } from './morpho-abi'
import type { MorphoDeployment, MorphoMarket, MorphoPreLiquidation } from './morpho-types'

type Morpho = Pick<MorphoDeployment, 'morpho'>

/** Either assets or shares; the other is zero. */
export type Size = { assets: bigint } | { shares: bigint }

interface Sized {
  market: MorphoMarket
  user: Address
  size: Size
}

interface CollateralAmount {
  market: MorphoMarket
  user: Address
  /** In the collateral token's smallest unit. */
  assets: bigint
}

function toSizeArguments(size: Size): readonly [assets: bigint, shares: bigint] {
  return 'assets' in size ? [size.assets, 0n] : [0n, size.shares]
}

/** Lends the loan token. */
export function toSupply({ morpho }: Morpho, { market, user, size }: Sized): TransactionRequest {
  const args = [market.params, ...toSizeArguments(size), user, '0x'] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'supply', args })
  return { from: user, to: morpho, data }
}

export function toWithdraw({ morpho }: Morpho, { market, user, size }: Sized): TransactionRequest {
  const args = [market.params, ...toSizeArguments(size), user, user] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'withdraw', args })
  return { from: user, to: morpho, data }
}

export function toBorrow({ morpho }: Morpho, { market, user, size }: Sized): TransactionRequest {
  const args = [market.params, ...toSizeArguments(size), user, user] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'borrow', args })
  return { from: user, to: morpho, data }
}

export function toRepay({ morpho }: Morpho, { market, user, size }: Sized): TransactionRequest {
  const args = [market.params, ...toSizeArguments(size), user, '0x'] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'repay', args })
  return { from: user, to: morpho, data }
}

export function toSupplyCollateral(
  { morpho }: Morpho,
  { market, user, assets }: CollateralAmount,
): TransactionRequest {
  const args = [market.params, assets, user, '0x'] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'supplyCollateral', args })
  return { from: user, to: morpho, data }
}

export function toWithdrawCollateral(
  { morpho }: Morpho,
  { market, user, assets }: CollateralAmount,
): TransactionRequest {
  const args = [market.params, assets, user, user] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'withdrawCollateral', args })
  return { from: user, to: morpho, data }
}

/** Either what is seized or what is repaid; the other follows from the price. */
export type LiquidationSize = { seizedAssets: bigint } | { repaidShares: bigint }

function toLiquidationArguments(size: LiquidationSize): readonly [bigint, bigint] {
  return 'seizedAssets' in size ? [size.seizedAssets, 0n] : [0n, size.repaidShares]
}

export function toLiquidate(
  { morpho }: Morpho,
  call: { market: MorphoMarket; liquidator: Address; borrower: Address; size: LiquidationSize },
): TransactionRequest {
  const sizes = toLiquidationArguments(call.size)
  const args = [call.market.params, call.borrower, ...sizes, '0x'] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'liquidate', args })
  return { from: call.liquidator, to: morpho, data }
}

export function toPreLiquidate(
  { address }: MorphoPreLiquidation,
  call: { liquidator: Address; borrower: Address; size: LiquidationSize },
): TransactionRequest {
  const args = [call.borrower, ...toLiquidationArguments(call.size), '0x'] as const
  const data = encodeFunctionData({ abi: preLiquidationAbi, functionName: 'preLiquidate', args })
  return { from: call.liquidator, to: address, data }
}

/** Lets a contract act for the user: a pre-liquidation contract, for one. */
export function toSetAuthorization(
  { morpho }: Morpho,
  { user, authorized, enabled }: { user: Address; authorized: Address; enabled: boolean },
): TransactionRequest {
  const args = [authorized, enabled] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'setAuthorization', args })
  return { from: user, to: morpho, data }
}

/** The share of interest that goes to the fee recipient: 1e18 = 100 %, 25 % at most. */
export function toSetFee(
  { morpho, owner }: MorphoDeployment,
  { market, fee }: { market: MorphoMarket; fee: bigint },
): TransactionRequest {
  const args = [market.params, fee] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'setFee', args })
  return { from: owner, to: morpho, data }
}

export function toAccrueInterest(
  { morpho }: Morpho,
  { market, from }: { market: MorphoMarket; from: Address },
): TransactionRequest {
  const args = [market.params] as const
  const data = encodeFunctionData({ abi: morphoAbi, functionName: 'accrueInterest', args })
  return { from, to: morpho, data }
}

/** Makes a breakable oracle revert, or mends it. */
export function toSetOracleBroken(
  market: MorphoMarket,
  { from, broken }: { from: Address; broken: boolean },
): TransactionRequest {
  if (!market.breakable) throw new Error(`the oracle of market ${market.id} can't be broken`)
  const data: Hex = encodeFunctionData({
    abi: morphoOracleAbi,
    functionName: 'setBroken',
    args: [broken],
  })
  return { from, to: market.params.oracle, data }
}
