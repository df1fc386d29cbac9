import { parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { toAddress, toLog } from '../testing/logs'
import { getFlashLoans } from './get-flash-loans'
import { getFunding } from './get-funding'
import { getSale } from './get-sale'
import { getSwaps } from './get-swaps'
import { getTransfers } from './get-transfers'

const [transfer] = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 value)',
])
const [v3] = parseAbi([
  'event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, uint160 sqrtPriceX96, uint128 liquidity, int24 tick)',
])
const [v2] = parseAbi([
  'event Swap(address indexed sender, uint256 amount0In, uint256 amount1In, uint256 amount0Out, uint256 amount1Out, address indexed to)',
])
const [morphoLoan] = parseAbi([
  'event FlashLoan(address indexed caller, address indexed token, uint256 assets)',
])
const [balancerLoan] = parseAbi([
  'event FlashLoan(address indexed recipient, address indexed token, uint256 amount, uint256 feeAmount)',
])
const [skyLoan] = parseAbi([
  'event FlashLoan(address indexed receiver, address token, uint256 amount, uint256 fee)',
])
const [uniswapFlash] = parseAbi([
  'event Flash(address indexed sender, address indexed recipient, uint256 amount0, uint256 amount1, uint256 paid0, uint256 paid1)',
])
type Hex = `0x${string}`
const [weth, usdc, dai, poolA, poolB, bot, lender] = [1, 2, 3, 4, 5, 6, 7].map(toAddress) as [
  Hex,
  Hex,
  Hex,
  Hex,
  Hex,
  Hex,
  Hex,
]
const move = (asset: Hex, ends: [Hex, Hex], of: { amount: bigint; logIndex: number }) =>
  toLog(transfer, { address: asset, args: [...ends, of.amount], logIndex: of.logIndex })

/** WETH for DAI in a pool of v3's shape, that DAI for USDC in one of v2's. */
const route = [
  move(dai, [poolA, bot], { amount: 2_990n, logIndex: 0 }),
  move(weth, [bot, poolA], { amount: 1n, logIndex: 1 }),
  toLog(v3, { address: poolA, args: [bot, bot, 1n, -2_990n, 1n, 1n, 1], logIndex: 2 }),
  move(dai, [bot, poolB], { amount: 2_990n, logIndex: 3 }),
  move(usdc, [poolB, bot], { amount: 2_980n, logIndex: 4 }),
  toLog(v2, { address: poolB, args: [bot, 0n, 2_990n, 2_980n, 0n, bot], logIndex: 5 }),
]

describe('getSale', () => {
  test('default: over a route, what is on the way cancels out', () => {
    const swaps = getSwaps(route, getTransfers(route))
    expect(swaps.map(({ shape, sold, bought }) => [shape, sold.asset, bought.asset])).toEqual([
      ['uniswap-v3', weth, dai],
      ['uniswap-v2', dai, usdc],
    ])
    expect(getSale(swaps, weth)).toEqual({
      sold: 1n,
      received: [{ asset: usdc, amount: 2_980n }],
      pools: [poolA, poolB],
    })
  })

  test('behavior: collateral that was bought, or sold with something else, is no sale', () => {
    const swaps = getSwaps(route, getTransfers(route))
    expect(getSale(swaps, usdc)).toBeUndefined()
    expect(getSale(swaps.slice(1), weth)).toBeUndefined()
    expect(getSale([], weth)).toBeUndefined()
  })
})

describe('getFunding', () => {
  const fund = (logs: typeof route, logIndex: number) => {
    const transfers = getTransfers(logs)
    const [loans, swaps] = [getFlashLoans(logs, transfers), getSwaps(logs, transfers)]
    return getFunding({ loans, swaps, logIndex })
  }

  test('default: a sale before or after the liquidation is no loan', () => {
    expect(fund(route, 9)).toEqual({ kind: 'own-funds' })
    expect(fund([], 0)).toEqual({ kind: 'own-funds' })
  })

  test('behavior: a pool that paid before and was paid after it has lent', () => {
    const flash = [
      move(usdc, [poolA, bot], { amount: 2_990n, logIndex: 0 }),
      move(weth, [bot, poolA], { amount: 1n, logIndex: 8 }),
      toLog(v3, { address: poolA, args: [bot, bot, 1n, -2_990n, 1n, 1n, 1], logIndex: 9 }),
    ]
    expect(fund(flash, 5)).toMatchObject({ kind: 'flash-swap', swaps: [{ pool: poolA }] })
  })

  test.each([
    ['morpho-blue', morphoLoan, [bot, usdc, 500n], 0n],
    ['balancer-v2', balancerLoan, [bot, usdc, 500n, 2n], 2n],
    ['sky', skyLoan, [bot, usdc, 500n, 1n], 1n],
    ['uniswap-v3', uniswapFlash, [bot, bot, 500n, 0n, 3n, 0n], 3n],
  ] as const)('behavior: a flash loan of %s', (by, event, args, fee) => {
    const logs = [
      move(usdc, [lender, bot], { amount: 500n, logIndex: 0 }),
      toLog(event, { address: lender, args, logIndex: 4 }),
    ]
    expect(fund(logs, 2)).toEqual({
      kind: 'flash-loan',
      loans: [{ by, lender, asset: usdc, amount: 500n, fee, logIndex: 4 }],
    })
    // Anybody can log one: without the tokens it is none.
    expect(fund(logs.slice(1), 2)).toEqual({ kind: 'own-funds' })
  })
})
