import {
  type Address,
  decodeEventLog,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  numberToHex,
  parseAbi,
} from 'viem'
import { expect } from 'vitest'
import type { Market } from '@/lib/devnet/market-types'
import { poolAbi, toLiquidationCall } from '@/lib/devnet/pool-calls'
import { rawRequest } from '@/lib/devnet/send'
import type { AaveMarketState } from '../state'
import { type ChainLoans, getSymbol, type startChainLoans } from './chain-loans'

const eventsAbi = parseAbi([
  'event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, address indexed user, uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, bool receiveAToken)',
  'event DeficitCreated(address indexed user, address indexed debtAsset, uint256 amountCreated)',
])
export type ChainOfLoans = Awaited<ReturnType<typeof startChainLoans>>

export type LiquidationArguments = { collateralId: number; debtId: number; repay: bigint }

/** What a real `liquidationCall` said and left behind. */
export type PlayedLiquidation =
  | { kind: 'reverted'; why: string }
  | {
      kind: 'executed'
      repaid: bigint
      seized: bigint
      deficits: Record<string, bigint>
      healthFactor: bigint
    }

type SimulatedCall = {
  status: Hex
  returnData: Hex
  logs: { topics: Hex[]; data: Hex }[]
  error?: { message: string }
}

/**
 * The real call, executed by the node in a block of the time that the state was read at, and nothing kept of
 * it: no other call sees what it did.
 */
export async function playLiquidation(
  chain: ChainOfLoans,
  loans: ChainLoans,
  { borrower, ...call }: LiquidationArguments & { borrower: Address },
): Promise<PlayedLiquidation> {
  const { market, state } = loans
  const liquidation = toLiquidationCall(market, {
    liquidator: chain.world.liquidator.address,
    borrower,
    collateral: getReserveSymbol(market, state, call.collateralId),
    debt: getReserveSymbol(market, state, call.debtId),
    debtToCover: call.repay,
  })
  const healthAfter = {
    to: market.pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'getUserAccountData',
      args: [borrower],
    }),
  }
  const calls = [liquidation, healthAfter]
  const blockOverrides = { time: numberToHex(state.timestamp) }
  const request = { blockStateCalls: [{ blockOverrides, calls }], validation: false }
  const [block] = (await rawRequest(chain.world.client, 'eth_simulateV1', [request, 'latest'])) as {
    timestamp: Hex
    calls: SimulatedCall[]
  }[]
  const [sold, after] = block?.calls ?? []
  if (!block || !sold || !after) throw new Error('the node did not simulate')
  expect(Number(block.timestamp)).toBe(state.timestamp)
  if (sold.status !== '0x1') return { kind: 'reverted', why: sold.error?.message ?? '' }
  const [, , , , , healthFactor] = decodeFunctionResult({
    abi: poolAbi,
    functionName: 'getUserAccountData',
    data: after.returnData,
  })
  const played = {
    kind: 'executed' as const,
    repaid: -1n,
    seized: -1n,
    deficits: {} as Record<string, bigint>,
    healthFactor,
  }
  for (const log of sold.logs) {
    const event = decode(log)
    if (event?.eventName === 'LiquidationCall') {
      played.repaid = event.args.debtToCover
      played.seized = event.args.liquidatedCollateralAmount
    }
    if (event?.eventName === 'DeficitCreated') {
      played.deficits[getSymbol(market, event.args.debtAsset)] = event.args.amountCreated
    }
  }
  return played
}

function decode({ topics, data }: { topics: Hex[]; data: Hex }) {
  const [signature, ...rest] = topics
  if (signature === undefined) return undefined
  try {
    return decodeEventLog({ abi: eventsAbi, topics: [signature, ...rest], data })
  } catch {
    return undefined
  }
}

/** Symbol of a reserve by its id. */
export function getReserveSymbol(
  market: Market,
  state: AaveMarketState,
  reserveId: number,
): string {
  return getSymbol(market, state.reserves[reserveId]?.asset ?? '0x')
}
