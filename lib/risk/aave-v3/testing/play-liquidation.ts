import { type Address, decodeEventLog, type Hex, parseAbi } from 'viem'
import { expect } from 'vitest'
import type { Market } from '@/lib/devnet/market-types'
import { TransactionRevertedError } from '@/lib/devnet/send'
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
  | { kind: 'reverted' }
  | {
      kind: 'executed'
      repaid: bigint
      seized: bigint
      deficits: Record<string, bigint>
      healthFactor: bigint
    }

/** The real call in the block that the state was read at, taken back afterwards. */
export async function playLiquidation(
  chain: ChainOfLoans,
  loans: ChainLoans,
  { borrower, ...call }: LiquidationArguments & { borrower: Address },
): Promise<PlayedLiquidation> {
  const { market, state } = loans
  return await chain.rehearse(async () => {
    let logs: { topics: Hex[]; data: Hex }[]
    try {
      const mined = await chain.world.act.liquidationCall(market, {
        liquidator: chain.world.liquidator.address,
        borrower,
        collateral: getReserveSymbol(market, state, call.collateralId),
        debt: getReserveSymbol(market, state, call.debtId),
        debtToCover: call.repay,
      })
      logs = mined.logs
    } catch (error) {
      if (error instanceof TransactionRevertedError) return { kind: 'reverted' }
      throw error
    }
    expect(await chain.readTimestamp()).toBe(state.timestamp)
    const played = {
      kind: 'executed' as const,
      repaid: -1n,
      seized: -1n,
      deficits: {} as Record<string, bigint>,
      healthFactor: await chain.readHealthFactor(market, borrower),
    }
    for (const { topics, data } of logs) {
      const event = decode({ topics, data })
      if (event?.eventName === 'LiquidationCall') {
        played.repaid = event.args.debtToCover
        played.seized = event.args.liquidatedCollateralAmount
      }
      if (event?.eventName === 'DeficitCreated') {
        played.deficits[getSymbol(market, event.args.debtAsset)] = event.args.amountCreated
      }
    }
    return played
  })
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
