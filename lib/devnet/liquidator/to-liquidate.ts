import { type Address, encodeFunctionData, parseAbi, zeroAddress } from 'viem'
import type { TransactionRequest } from '../send'

export const liquidatorAbi = parseAbi([
  'struct Order { address lendingPool; address collateral; address debt; address borrower; uint256 debtToCover; address swapPool; uint256 tip; }',
  'function liquidate(Order order) payable',
  'function liquidateWithFlashLoan(Order order) payable',
])

export interface LiquidationOrder {
  lendingPool: Address
  collateral: Address
  debt: Address
  borrower: Address
  /** In the debt token's smallest unit; with a flash loan also what is lent, so no 2^256 − 1 there. */
  debtToCover: bigint
  /** Uniswap v3 pool that buys the collateral; kept where left out. */
  swapPool?: Address
  /** Wei for the block's builder. */
  tip?: bigint
}

/**
 * A liquidation through the liquidator contract, with its own tokens or a flash loan of the lending pool. What is
 * left over stays in the contract.
 */
export function toLiquidate(
  order: LiquidationOrder,
  { from, contract, flashLoan }: { from: Address; contract: Address; flashLoan: boolean },
): TransactionRequest {
  const { swapPool = zeroAddress, tip = 0n, ...rest } = order
  const data = encodeFunctionData({
    abi: liquidatorAbi,
    functionName: flashLoan ? 'liquidateWithFlashLoan' : 'liquidate',
    args: [{ ...rest, swapPool, tip }],
  })
  return { from, to: contract, data, value: tip }
}
