import { encodeAbiParameters, encodeEventTopics, getAddress, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'
import { type CometEventName, cometEventsAbi, searchedTopics, watchedTopics } from './comet-events'
import { findReturned, parseLogs } from './parse-logs'

const toAddress = (digit: string): Address => getAddress(`0x${digit.repeat(40)}`)
const comet = toAddress('c')
const [alice, bob, carol, token] = ['1', '2', '3', '4'].map(toAddress) as [
  Address,
  Address,
  Address,
  Address,
]
const hash = `0x${'ab'.repeat(32)}` as const

function makeLog(
  eventName: CometEventName,
  args: readonly (Address | bigint)[],
  { logIndex = 0, address = comet }: { logIndex?: number; address?: Address } = {},
): RawLog {
  const event = cometEventsAbi.find(({ name }) => name === eventName)
  const inputs = event?.inputs ?? []
  const indexed = inputs.flatMap((input, index) => ('indexed' in input ? args[index] : []))
  const data = inputs.flatMap((input, index) => ('indexed' in input ? [] : [{ input, index }]))
  return {
    address: address.toLowerCase() as Address,
    topics: encodeEventTopics({ abi: cometEventsAbi, eventName, args: indexed as never }) as Hex[],
    data: encodeAbiParameters(
      data.map(({ input }) => input),
      data.map(({ index }) => args[index]) as never,
    ),
    blockNumber: 9,
    blockHash: hash,
    transactionHash: hash,
    transactionIndex: 0,
    logIndex,
  }
}

const parse = (logs: readonly RawLog[], withTransfers = true) =>
  parseLogs(logs, { comet, withTransfers })

describe('parseLogs', () => {
  test('default: whose balances changed, and who has had collateral', () => {
    const named = (name: CometEventName, args: readonly (Address | bigint)[]) => {
      const { dirtyAccounts, holders } = parse([makeLog(name, args)])
      return { dirtyAccounts, holders }
    }
    expect(named('Supply', [alice, bob, 1n])).toEqual({ dirtyAccounts: [bob], holders: [] })
    expect(named('Withdraw', [alice, bob, 1n])).toEqual({ dirtyAccounts: [alice], holders: [] })
    expect(named('Transfer', [zeroAddress, bob, 1n])).toEqual({ dirtyAccounts: [bob], holders: [] })
    expect(named('SupplyCollateral', [alice, bob, token, 1n])).toEqual({
      dirtyAccounts: [bob],
      holders: [bob],
    })
    expect(named('TransferCollateral', [alice, bob, token, 1n])).toEqual({
      dirtyAccounts: [alice, bob],
      holders: [bob],
    })
    expect(named('WithdrawCollateral', [alice, bob, token, 1n])).toEqual({
      dirtyAccounts: [alice],
      holders: [],
    })
    expect(parse([makeLog('Upgraded', [token])]).upgrades).toHaveLength(1)
  })

  test('behavior: each absorption with its own collateral, and with what came back', () => {
    const logs = [
      makeLog('AbsorbCollateral', [carol, alice, token, 10n, 100n], { logIndex: 1 }),
      makeLog('AbsorbCollateral', [carol, alice, comet, 20n, 200n], { logIndex: 2 }),
      makeLog('AbsorbDebt', [carol, alice, 290n, 291n], { logIndex: 3 }),
      makeLog('Transfer', [zeroAddress, alice, 40n], { logIndex: 4 }),
      makeLog('AbsorbCollateral', [carol, bob, token, 30n, 300n], { logIndex: 5 }),
      makeLog('AbsorbDebt', [carol, bob, 500n, 501n], { logIndex: 6 }),
      makeLog('Supply', [carol, bob, 7n], { logIndex: 7 }),
      makeLog('Transfer', [zeroAddress, bob, 7n], { logIndex: 8 }),
    ]
    const { absorptions, dirtyAccounts } = parse(logs)
    expect(absorptions).toMatchObject([
      {
        absorber: carol,
        borrower: alice,
        basePaidOut: 290n,
        valueOfBasePaidOut: 291n,
        returned: 40n,
        collateral: [
          { asset: token, amount: 10n, value: 100n, logIndex: 1 },
          { asset: comet, amount: 20n, value: 200n, logIndex: 2 },
        ],
      },
      { borrower: bob, returned: 0n, collateral: [{ amount: 30n, value: 300n, logIndex: 5 }] },
    ])
    expect(dirtyAccounts).toEqual([alice, bob])
    const searched = logs.filter(({ topics: [topic] }) => searchedTopics.includes(topic ?? '0x'))
    const found = parse(searched, false).absorptions
    expect(found.map(({ returned }) => returned)).toEqual([null, null])
    expect(found.map((raw) => findReturned(logs, raw, comet))).toEqual([40n, 0n])
  })

  test('behavior: other contracts and unknown events are passed over', () => {
    const other = makeLog('Supply', [alice, bob, 1n], { address: token })
    const unknown = { ...makeLog('Supply', [alice, bob, 1n]), topics: [hash] }
    const { dirtyAccounts } = parse([other, unknown, { ...unknown, topics: [] }])
    expect(dirtyAccounts).toEqual([])
    expect(new Set(watchedTopics).size).toBe(cometEventsAbi.length)
  })

  test('error: a known event that does not decode', () => {
    const broken = { ...makeLog('Supply', [alice, bob, 1n]), data: '0x12' as const }
    expect(() => parse([broken])).toThrow(expect.objectContaining({ code: 'ADAPTER_INVARIANT' }))
  })
})
