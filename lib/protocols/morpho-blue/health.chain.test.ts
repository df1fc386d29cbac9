import {
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  isAddressEqual,
  parseAbi,
  parseEventLogs,
} from 'viem'
import { describe, expect, test } from 'vitest'
import { toLiquidate } from '@/lib/devnet/morpho-blue/morpho-calls'
import type { MorphoMarket } from '@/lib/devnet/morpho-blue/morpho-types'
import { createRng } from '@/lib/devnet/rng'
import { getMorphoBorrowable } from '@/lib/risk/morpho-blue/get-borrow-capacity'
import { getMorphoHealth } from '@/lib/risk/morpho-blue/get-health'
import { getMorphoLiquidationPreview } from '@/lib/risk/morpho-blue/get-liquidation-preview'
import { getBorrowedAssets } from '@/lib/risk/morpho-blue/get-max-borrow'
import { getMorphoPreLiquidationPreview } from '@/lib/risk/morpho-blue/get-pre-liquidation-preview'
import type { MorphoLiquidationInput } from '@/lib/risk/morpho-blue/liquidation'
import type { MorphoPreLiquidation } from '@/lib/risk/morpho-blue/pre-liquidation'
import { previewMorphoLiquidation } from '@/lib/risk/morpho-blue/preview-liquidation'
import { previewMorphoPreLiquidation } from '@/lib/risk/morpho-blue/preview-pre-liquidation'
import type { AccruedMorphoState, MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { lineEventsAbi, morphoEventsAbi } from './morpho-events'
import { type BatchedCall, batchCall } from './testing/batch-call'
import { Follower } from './testing/follower'
import { type KeptLoans, keepLoans } from './testing/keep-loans'
import { startMorphoWorld } from './testing/morpho-world'
import { toMarketState } from './to-market-state'

const actions = 300
const abi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function position(bytes32, address) view returns (uint256, uint128, uint128)',
  'function repay(MarketParams, uint256, uint256, address, bytes) returns (uint256, uint256)',
  'function borrow(MarketParams, uint256, uint256, address, address) returns (uint256, uint256)',
  'function preLiquidate(address, uint256, uint256, bytes) returns (uint256, uint256)',
  'function liquidate(MarketParams, address, uint256, uint256, bytes) returns (uint256, uint256)',
])
const everyKind = [
  'accrueInterest',
  'borrow',
  'increaseTime',
  'liquidate',
  'preLiquidate',
  'repay',
  'setAuthorization',
  'setFee',
  'setOracleBroken',
  'setPrice',
  'supply',
  'supplyCollateral',
  'withdraw',
  'withdrawCollateral',
]
const morpho = startMorphoWorld()

/** What is asked of the contracts about one position, and what they must answer. */
type Question = { call: BatchedCall; expect: (answer: Hex | null) => void }

function toPair(functionName: 'repay' | 'borrow' | 'liquidate', data: Hex | null) {
  return data === null ? null : decodeFunctionResult({ abi, functionName, data })
}

function ask(options: {
  market: MorphoMarket
  state: AccruedMorphoState
  account: MorphoAccount
  where: string
}): Question[] {
  const { market, state, account, where } = options
  const { entry, world } = morpho()
  const { address, borrowShares } = account
  const { morpho: to } = entry
  const from = world.liquidator.address
  const toCall = (size: MorphoLiquidationInput) =>
    toLiquidate(
      { morpho: to },
      { market, liquidator: from, borrower: address, size },
    ) as BatchedCall
  const health = getMorphoHealth(state, account)
  const isLiquidatable = health.kind === 'priced' && health.liquidatable
  const preview = isLiquidatable ? getMorphoLiquidationPreview(state, account) : null
  const questions: Question[] = [
    {
      call: {
        to,
        data: encodeFunctionData({ abi, functionName: 'position', args: [market.id, address] }),
      },
      expect: (data) =>
        expect(
          data && decodeFunctionResult({ abi, functionName: 'position', data }).slice(1),
          where,
        ).toEqual([account.borrowShares, account.collateral]),
    },
    {
      call: toCall(preview?.input ?? { seizedAssets: 1n }),
      expect: (data) =>
        expect(toPair('liquidate', data), `${where}: liquidate`).toEqual(
          preview && [preview.seizedAssets, preview.repaidAssets],
        ),
    },
  ]
  if (isLiquidatable && preview === null) throw new Error(`${where}: nothing liquidates it`)
  if (borrowShares === 0n) return questions
  const borrowable = getMorphoBorrowable(state, account)
  const toBorrow = (assets: bigint): BatchedCall => ({
    from: address,
    to,
    data: encodeFunctionData({
      abi,
      functionName: 'borrow',
      args: [market.params, assets, 0n, address, address],
    }),
  })
  questions.push(
    {
      call: {
        from,
        to,
        data: encodeFunctionData({
          abi,
          functionName: 'repay',
          args: [market.params, 0n, borrowShares, address, '0x'],
        }),
      },
      expect: (data) =>
        expect(toPair('repay', data)?.[0], `${where}: borrowed`).toBe(
          getBorrowedAssets(state, borrowShares),
        ),
    },
    {
      call: toBorrow((borrowable ?? 0n) + 1n),
      expect: (data) => expect(data, `${where}: borrows ${borrowable} and 1`).toBeNull(),
    },
  )
  if (borrowable)
    questions.push({
      call: toBorrow(borrowable),
      expect: (data) =>
        expect(toPair('borrow', data)?.[0], `${where}: borrows ${borrowable}`).toBe(borrowable),
    })
  return questions
}

/** A pre-liquidation passes exactly where the line is open and the borrower lets the contract act. */
function askLine(options: {
  state: AccruedMorphoState
  account: MorphoAccount
  line: MorphoPreLiquidation
  isGranted: boolean
  where: string
}): Question & { isOpen: boolean } {
  const { state, account, line, isGranted, where } = options
  const preview = getMorphoPreLiquidationPreview(state, account, line)
  const isOpen = isGranted && preview?.basis === 'now'
  const { repaidShares } = (preview?.input as { repaidShares: bigint }) ?? {}
  const args = [account.address, 0n, repaidShares ?? account.borrowShares / 50n + 1n, '0x'] as const
  return {
    isOpen,
    call: {
      from: morpho().world.liquidator.address,
      to: line.address,
      data: encodeFunctionData({ abi, functionName: 'preLiquidate', args }),
    },
    expect: (data) =>
      expect(
        data && decodeFunctionResult({ abi, functionName: 'preLiquidate', data }),
        `${where}: pre-liquidate`,
      ).toEqual(isOpen ? [preview.seizedAssets, preview.repaidAssets] : null),
  }
}

describe('health', () => {
  test('LIQUIDATES_EXACTLY_WHEN_SAID, BORROWED_AND_MAX_BORROW_TO_THE_WEI after every random action', async () => {
    const { client, entry, world, accounts } = morpho()
    const { markets } = world.morpho.deployment
    const follower = new Follower({ client, entry })
    const { view } = follower
    await follower.catchUp()
    const rng = createRng(7_311)
    const counts = {
      positions: 0,
      liquidatable: 0,
      unpriced: 0,
      previews: 0,
      lines: 0,
      openLines: 0,
    }
    const kinds = new Set<string>()
    for (let action = 0; action < actions; action += 1) {
      const before = keepLoans(follower)
      const played = await world.morpho.playRandomAction(rng)
      kinds.add(played.kind)
      const block = await follower.step()
      const { head } = view
      if (!head) throw new Error('no head')
      expect(head.timestamp).toBe(block.timestamp)
      const questions: Question[] = []
      for (const market of markets) {
        const table = view.table.markets.get(market.id)
        if (!table) throw new Error('a market is missing')
        const { state } = view.getData(table, { block, head })
        for (const address of accounts) {
          const known = table.accounts.get(address)
          const account = known ?? { address, borrowShares: 0n, collateral: 0n }
          const where = `action ${action}: ${played.description}, ${market.collateral.symbol}, ${address}`
          const asked = ask({ market, state, account, where })
          // Collateral of who owes nothing is not followed.
          questions.push(...(known ? asked : asked.slice(1)))
          for (const line of view.table.lines.values()) {
            if (line.marketId !== market.id || !known) continue
            const oraclePrice = head.linePrices.get(line.oracle) ?? null
            const isGranted = view.table.hasGrant({ account: address, line: line.address })
            const asking = { state, account, line: { ...line, oraclePrice }, isGranted, where }
            const question = askLine(asking)
            questions.push(question)
            counts.lines += 1
            counts.openLines += question.isOpen ? 1 : 0
          }
          const { kind } = getMorphoHealth(state, account)
          counts.positions += kind === 'no-debt' ? 0 : 1
          counts.unpriced += kind === 'unpriced' ? 1 : 0
        }
        const { sweep } = table.accounts.sweep(state)
        counts.liquidatable += sweep.liquidatable.reduce((sum, is) => sum + is, 0)
      }
      const calls = questions.map(({ call }) => call)
      const answers = await batchCall(world.rpcUrl, { calls, blockHash: block.hash })
      for (const [index, question] of questions.entries()) question.expect(answers[index] ?? null)
      if (played.kind === 'liquidate' || played.kind === 'preLiquidate')
        counts.previews += await comparePreview({ before, description: played.description, block })
      const audit = await follower.followed.audit({ sample: 60, random: rng })
      expect(audit.misses).toEqual([])
    }
    expect(counts.positions).toBeGreaterThan(12 * actions)
    expect(counts.liquidatable).toBeGreaterThan(actions / 3)
    expect(counts.lines).toBeGreaterThan(actions)
    expect(counts.openLines).toBeGreaterThan(10)
    expect(counts.unpriced).toBeGreaterThan(0)
    expect(counts.previews).toBeGreaterThan(20)
    expect([...kinds].sort()).toEqual(everyKind)
  }, 170_000)
})

/** The event against the preview of the same call in that block, from what the block before left. */
async function comparePreview(options: {
  before: ReadonlyMap<Hex, KeptLoans>
  description: string
  block: { number: number; timestamp: number }
}): Promise<number> {
  const { before, description, block } = options
  const { world } = morpho()
  const details = JSON.parse(description.slice(description.indexOf('{')))
  const input: MorphoLiquidationInput =
    'seizedAssets' in details
      ? { seizedAssets: BigInt(details.seizedAssets) }
      : { repaidShares: BigInt(details.repaidShares) }
  const number = BigInt(block.number)
  const logs = await world.client.getLogs({ fromBlock: number, toBlock: number })
  let compared = 0
  for (const event of parseEventLogs({ abi: [...morphoEventsAbi, ...lineEventsAbi], logs })) {
    if (event.eventName !== 'Liquidate' && event.eventName !== 'PreLiquidate') continue
    const { id, borrower, liquidator: _, ...amounts } = { liquidator: '0x', ...event.args }
    const market = before.get(id)
    const account = market?.loans.get(borrower)
    if (!market || !account) throw new Error(`${description}: nobody known was liquidated`)
    const state = toMarketState(market.facts, { ...market, timestamp: block.timestamp })
    const line = market.lines.find(({ address }) => isAddressEqual(address, event.address))
    const preview = line
      ? previewMorphoPreLiquidation(state, account, {
          line: { ...line, oraclePrice: state.collateralPrice },
          input,
        })
      : previewMorphoLiquidation(state, account, input)
    const { caller: __, ...told } = { caller: '0x', ...amounts }
    expect(preview, description).toMatchObject({ kind: 'executed', ...told })
    compared += 1
  }
  return compared
}
