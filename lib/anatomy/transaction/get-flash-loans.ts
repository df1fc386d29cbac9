import { decodeEventLog, getAddress, type Hex, parseAbi, toEventSelector } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'
import type { Transfer } from './get-transfers'

/** Tokens lent and taken back within one transaction. */
export type FlashLoan = {
  by: string
  lender: Address
  asset: Address
  amount: bigint
  /** In the same token. */
  fee: bigint
  logIndex: number
}

/** Whose `FlashLoan` events have which shape; all differ in what is indexed, so that each has its own list. */
const shapes = [
  {
    by: 'aave-v3',
    abi: parseAbi([
      'event FlashLoan(address indexed target, address initiator, address indexed asset, uint256 amount, uint8 interestRateMode, uint256 fee, uint16 indexed referralCode)',
    ]),
  },
  {
    by: 'aave-v2',
    abi: parseAbi([
      'event FlashLoan(address indexed target, address indexed initiator, address indexed asset, uint256 amount, uint256 fee, uint16 referralCode)',
    ]),
  },
  {
    by: 'balancer-v2',
    abi: parseAbi([
      'event FlashLoan(address indexed recipient, address indexed asset, uint256 amount, uint256 fee)',
    ]),
  },
  {
    by: 'sky',
    abi: parseAbi([
      'event FlashLoan(address indexed receiver, address asset, uint256 amount, uint256 fee)',
    ]),
  },
] as const

const morpho = parseAbi([
  'event FlashLoan(address indexed caller, address indexed token, uint256 assets)',
])
const uniswapV3 = parseAbi([
  'event Flash(address indexed sender, address indexed recipient, uint256 amount0, uint256 amount1, uint256 paid0, uint256 paid1)',
])

const topics: ReadonlySet<string> = new Set(
  [...shapes.map(({ abi }) => abi[0]), morpho[0], uniswapV3[0]].map((event) =>
    toEventSelector(event),
  ),
)

/**
 * The flash loans of a transaction: Aave v2 and v3, Balancer v2, Sky and Morpho by their `FlashLoan`, Uniswap v3 by
 * its `Flash`, whose tokens are those of the transfers out of the pool of just these amounts. An event without a
 * transfer of what it says was lent is left out: any contract may log one.
 */
export function getFlashLoans(
  logs: readonly RawLog[],
  transfers: readonly Transfer[],
): FlashLoan[] {
  return logs
    .filter((log) => topics.has(log.topics[0] ?? ''))
    .flatMap((log) => readEvent(log) ?? readMorpho(log) ?? readUniswap(log, transfers) ?? [])
    .filter((loan) =>
      transfers.some(({ asset, amount }) => asset === loan.asset && amount === loan.amount),
    )
}

function readEvent(log: RawLog): FlashLoan[] | undefined {
  for (const { by, abi } of shapes) {
    const args = decode(() => decodeEventLog({ abi, ...toEncoded(log), strict: true }).args)
    if (!args) continue
    const { asset, amount, fee } = args
    return [{ by, ...getPlace(log), asset: getAddress(asset), amount, fee }]
  }
}

function readMorpho(log: RawLog): FlashLoan[] | undefined {
  const args = decode(() => decodeEventLog({ abi: morpho, ...toEncoded(log), strict: true }).args)
  if (!args) return undefined
  const { token, assets } = args
  return [
    { by: 'morpho-blue', ...getPlace(log), asset: getAddress(token), amount: assets, fee: 0n },
  ]
}

function readUniswap(log: RawLog, transfers: readonly Transfer[]): FlashLoan[] | undefined {
  const args = decode(
    () => decodeEventLog({ abi: uniswapV3, ...toEncoded(log), strict: true }).args,
  )
  if (!args) return undefined
  const { lender, logIndex } = getPlace(log)
  const lent = [
    { amount: args.amount0, fee: args.paid0 },
    { amount: args.amount1, fee: args.paid1 },
  ]
  return lent.flatMap(({ amount, fee }) => {
    if (amount === 0n) return []
    const asset = transfers.find(
      (each) => each.from === lender && each.amount === amount && each.logIndex < logIndex,
    )?.asset
    return asset ? [{ by: 'uniswap-v3', lender, logIndex, asset, amount, fee }] : []
  })
}

function getPlace({ address, logIndex }: RawLog): { lender: Address; logIndex: number } {
  return { lender: getAddress(address), logIndex }
}

function toEncoded({ topics, data }: RawLog): { topics: [Hex, ...Hex[]]; data: Hex } {
  return { topics: [...topics] as [Hex, ...Hex[]], data }
}

/** `undefined` where the log is another event. */
function decode<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
