import { type Address, encodeFunctionData, parseAbi } from 'viem'
import type { Market, MarketToken } from './market-types'
import type { TransactionRequest } from './send'

export const poolAbi = parseAbi([
  'function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
  'function withdraw(address asset, uint256 amount, address to) returns (uint256)',
  'function borrow(address asset, uint256 amount, uint256 rateMode, uint16 referralCode, address onBehalfOf)',
  'function repay(address asset, uint256 amount, uint256 rateMode, address onBehalfOf) returns (uint256)',
  'function setUserUseReserveAsCollateral(address asset, bool useAsCollateral)',
  'function setUserEMode(uint8 categoryId)',
  'function liquidationCall(address collateral, address debt, address borrower, uint256 debtToCover, bool receiveAToken)',
  'function getUserAccountData(address user) view returns (uint256 totalCollateralBase, uint256 totalDebtBase, uint256 availableBorrowsBase, uint256 currentLiquidationThreshold, uint256 ltv, uint256 healthFactor)',
  'function getUserEMode(address user) view returns (uint256)',
])

const tokenAbi = parseAbi([
  'function transfer(address to, uint256 amount) returns (bool)',
  'function mint(address to, uint256 amount)',
])

/** `interestRateMode` of the pool: 1 = stable (v3.0.2 only), 2 = variable. */
export type RateMode = 1 | 2

/** A reserve of a market. @throws Error when it has none of that symbol. */
export function getToken(market: Market, symbol: string): MarketToken {
  const token = market.tokens[symbol]
  if (!token) throw new Error(`${market.marketId} has no reserve ${symbol}`)
  return token
}

interface UserAmount {
  user: Address
  symbol: string
  /** In the token's smallest unit. */
  amount: bigint
}

/** Tokens out of nothing. */
export function toMint(market: Market, { user, symbol, amount }: UserAmount): TransactionRequest {
  const data = encodeFunctionData({ abi: tokenAbi, functionName: 'mint', args: [user, amount] })
  return { from: user, to: getToken(market, symbol).address, data }
}

export function toSupply(market: Market, { user, symbol, amount }: UserAmount): TransactionRequest {
  const { address } = getToken(market, symbol)
  const args = [address, amount, user, 0] as const
  const data = encodeFunctionData({ abi: poolAbi, functionName: 'supply', args })
  return { from: user, to: market.pool, data }
}

/** `amount` of 2^256 − 1 withdraws all. */
export function toWithdraw(
  market: Market,
  { user, symbol, amount }: UserAmount,
): TransactionRequest {
  const { address } = getToken(market, symbol)
  const args = [address, amount, user] as const
  const data = encodeFunctionData({ abi: poolAbi, functionName: 'withdraw', args })
  return { from: user, to: market.pool, data }
}

export function toBorrow(
  market: Market,
  { user, symbol, amount, rateMode = 2 }: UserAmount & { rateMode?: RateMode },
): TransactionRequest {
  const { address } = getToken(market, symbol)
  const args = [address, amount, BigInt(rateMode), 0, user] as const
  const data = encodeFunctionData({ abi: poolAbi, functionName: 'borrow', args })
  return { from: user, to: market.pool, data }
}

/** `amount` of 2^256 − 1 repays all. */
export function toRepay(
  market: Market,
  { user, symbol, amount, rateMode = 2 }: UserAmount & { rateMode?: RateMode },
): TransactionRequest {
  const { address } = getToken(market, symbol)
  const args = [address, amount, BigInt(rateMode), user] as const
  const data = encodeFunctionData({ abi: poolAbi, functionName: 'repay', args })
  return { from: user, to: market.pool, data }
}

export function toTransferAToken(
  market: Market,
  { user, symbol, amount, to }: UserAmount & { to: Address },
): TransactionRequest {
  const data = encodeFunctionData({ abi: tokenAbi, functionName: 'transfer', args: [to, amount] })
  return { from: user, to: getToken(market, symbol).aToken, data }
}

export function toSetUserUseReserveAsCollateral(
  market: Market,
  { user, symbol, enabled }: { user: Address; symbol: string; enabled: boolean },
): TransactionRequest {
  const args = [getToken(market, symbol).address, enabled] as const
  const data = encodeFunctionData({
    abi: poolAbi,
    functionName: 'setUserUseReserveAsCollateral',
    args,
  })
  return { from: user, to: market.pool, data }
}

export function toSetUserEMode(
  market: Market,
  { user, categoryId }: { user: Address; categoryId: number },
): TransactionRequest {
  const data = encodeFunctionData({
    abi: poolAbi,
    functionName: 'setUserEMode',
    args: [categoryId],
  })
  return { from: user, to: market.pool, data }
}

export interface LiquidationArguments {
  liquidator: Address
  borrower: Address
  /** Symbol of the reserve that is seized. */
  collateral: string
  /** Symbol of the reserve that is repaid. */
  debt: string
  /** In the debt token's smallest unit; 2^256 − 1 repays as much as the rules allow. */
  debtToCover: bigint
  receiveAToken?: boolean
}

export function toLiquidationCall(market: Market, call: LiquidationArguments): TransactionRequest {
  const collateral = getToken(market, call.collateral).address
  const debt = getToken(market, call.debt).address
  const args = [
    collateral,
    debt,
    call.borrower,
    call.debtToCover,
    call.receiveAToken ?? false,
  ] as const
  const data = encodeFunctionData({ abi: poolAbi, functionName: 'liquidationCall', args })
  return { from: call.liquidator, to: market.pool, data }
}
