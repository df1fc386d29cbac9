import { encodeAbiParameters, encodeEventTopics, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'
import { lineEventsAbi, morphoEventsAbi } from './morpho-events'
import { parseLogs } from './parse-logs'

const morpho: Address = '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb'
const line: Address = '0x6FF33615e792E35ed1026ea7cACCf42D9BF83476'
const [alice, bob] = [pad('0xa11ce', { size: 20 }), pad('0xb0b', { size: 20 })]
const id = pad('0x77', { size: 32 })
let index = 0

function toLog(part: { address?: Address; topics: readonly Hex[]; data?: Hex }): RawLog {
  index += 1
  return {
    address: (part.address ?? morpho).toLowerCase() as Address,
    topics: part.topics,
    data: part.data ?? '0x',
    blockNumber: 5,
    blockHash: pad('0x5', { size: 32 }),
    transactionHash: pad('0x6', { size: 32 }),
    transactionIndex: 0,
    logIndex: index,
  }
}

type Indexed = { id?: Hex; caller?: Address; onBehalf?: Address; receiver?: Address }

function toMorphoLog(eventName: 'Borrow' | 'Repay' | 'SupplyCollateral' | 'Supply', args: Indexed) {
  const encoded = { abi: morphoEventsAbi, eventName, args: args as never }
  return toLog({ topics: encodeEventTopics(encoded) as Hex[] })
}

const numbers = (...values: bigint[]) =>
  encodeAbiParameters(
    values.map(() => ({ type: 'uint256' })),
    values,
  )

describe('parseLogs', () => {
  test('default: whose position it is, whichever topic says so', () => {
    const parsed = parseLogs({ morpho, lines: [] }, [
      toMorphoLog('Borrow', { id, onBehalf: alice, receiver: bob }),
      toMorphoLog('Repay', { id, caller: alice, onBehalf: bob }),
      toMorphoLog('SupplyCollateral', { id, caller: alice, onBehalf: bob }),
    ])
    const names = (map: ReadonlyMap<Hex, ReadonlySet<Address>>) =>
      [...(map.get(id) ?? [])].map((address) => address.toLowerCase())
    expect(names(parsed.borrowers)).toEqual([alice])
    expect(names(parsed.dirtyAccounts)).toEqual([alice, bob])
    expect([...parsed.markets]).toEqual([id])
  })

  test('behavior: lending changes a market and nobody in it', () => {
    const parsed = parseLogs({ morpho, lines: [] }, [
      toMorphoLog('Supply', { id, caller: alice, onBehalf: alice }),
    ])
    expect(parsed.markets.size).toBe(1)
    expect(parsed.dirtyAccounts.size).toBe(0)
  })

  test('behavior: forced sales of Morpho and of known lines, with their amounts', () => {
    const liquidate = toLog({
      topics: encodeEventTopics({
        abi: morphoEventsAbi,
        eventName: 'Liquidate',
        args: { id, caller: bob, borrower: alice },
      }) as Hex[],
      data: numbers(1n, 2n, 3n, 4n, 5n),
    })
    const preLiquidate = toLog({
      address: line,
      topics: encodeEventTopics({
        abi: lineEventsAbi,
        args: { id, liquidator: bob, borrower: alice },
      }) as Hex[],
      data: numbers(6n, 7n, 8n),
    })
    const logs = [liquidate, preLiquidate]
    expect(parseLogs({ morpho, lines: [line] }, logs).liquidations).toMatchObject([
      { line: null, marketId: id, repaidAssets: 1n, seizedAssets: 3n, badDebtAssets: 4n },
      { line, marketId: id, repaidAssets: 6n, seizedAssets: 8n, badDebtAssets: 0n },
    ])
    expect(parseLogs({ morpho, lines: [] }, logs).liquidations).toHaveLength(1)
  })

  test('behavior: who lets whom act', () => {
    const topics = encodeEventTopics({
      abi: morphoEventsAbi,
      eventName: 'SetAuthorization',
      args: { caller: bob, authorizer: alice, authorized: line },
    }) as Hex[]
    const { authorisations } = parseLogs({ morpho, lines: [] }, [toLog({ topics })])
    expect(authorisations).toHaveLength(1)
    expect(authorisations[0]?.account.toLowerCase()).toBe(alice)
    expect(authorisations[0]?.authorised).toBe(line)
  })

  test('behavior: logs of other contracts and other events are passed over', () => {
    const log = toMorphoLog('Borrow', { id, onBehalf: alice, receiver: bob })
    const parsed = parseLogs({ morpho, lines: [] }, [
      { ...log, address: bob },
      toLog({ topics: [pad('0x1', { size: 32 })] }),
      toLog({ topics: [] }),
    ])
    expect(parsed.markets.size).toBe(0)
    expect(parsed.dirtyAccounts.size).toBe(0)
  })

  test('error: a known event that is cut short', () => {
    const log = toMorphoLog('Borrow', { id, onBehalf: alice, receiver: bob })
    const cut = { ...log, topics: log.topics.slice(0, 2) }
    expect(() => parseLogs({ morpho, lines: [] }, [cut])).toThrowError(/does not decode/)
  })
})
