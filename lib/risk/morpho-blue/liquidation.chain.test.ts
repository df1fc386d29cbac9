import { type Address, decodeAbiParameters, type Hex, parseAbi, parseEventLogs } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { morphoAbi } from '@/lib/devnet/morpho-blue/morpho-abi'
import {
  toBorrow,
  toLiquidate,
  toPreLiquidate,
  toWithdrawCollateral,
} from '@/lib/devnet/morpho-blue/morpho-calls'
import type { MorphoMarket } from '@/lib/devnet/morpho-blue/morpho-types'
import { createRng, pick } from '@/lib/devnet/rng'
import {
  rawRequest,
  sendTransaction,
  type TransactionRequest,
  toRpcTransaction,
} from '@/lib/devnet/send'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import { accrueMorphoInterest } from './accrue-interest'
import { applyMorphoLiquidation } from './apply-liquidation'
import { getMorphoBorrowable, getMorphoWithdrawable } from './get-borrow-capacity'
import { isMorphoLiquidatable } from './get-health'
import { getMorphoLiquidationPreview } from './get-liquidation-preview'
import { getMorphoPreLiquidationPreview } from './get-pre-liquidation-preview'
import { previewMorphoLiquidation } from './preview-liquidation'
import { previewMorphoPreLiquidation } from './preview-pre-liquidation'
import type { AccruedMorphoState, MorphoAccount } from './state'
import { readChainAccount, readChainMarket, toLine } from './testing/read-chain-loan'

const eventAbi = parseAbi([
  'event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, uint256 badDebtShares)',
])

const seen = { liquidatable: 0, healthy: 0, unpriced: 0, badDebt: 0, played: 0, open: 0, limits: 0 }
const rng = createRng(5)
let world: TestProtocols

beforeAll(async () => {
  world = await startTestProtocols({ morpho: true })
})

afterAll(() => world?.stop())

/** What `eth_call` at the head answers; `null`: it reverts. */
async function call(request: TransactionRequest): Promise<Hex | null> {
  try {
    return (await rawRequest(world.client, 'eth_call', [
      toRpcTransaction(request),
      'latest',
    ])) as Hex
  } catch {
    return null
  }
}

const toAmounts = (answer: Hex) =>
  decodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], answer)

type Loan = { market: MorphoMarket; state: AccruedMorphoState; account: MorphoAccount }

async function checkLiquidation({ market, state, account }: Loan) {
  const { deployment } = world.morpho
  const liquidator = world.liquidator.address
  const borrower = account.address
  const isLiquidatable = isMorphoLiquidatable(state, account)
  const preview = getMorphoLiquidationPreview(state, account)
  const size = isLiquidatable && preview ? preview.input : { repaidShares: 1n }
  const answer = await call(toLiquidate(deployment, { market, liquidator, borrower, size }))
  expect(answer !== null).toBe(isLiquidatable)
  seen[isLiquidatable ? 'liquidatable' : state.collateralPrice === null ? 'unpriced' : 'healthy'] +=
    1
  if (answer === null || preview === null) return
  expect(preview.basis).toBe('now')
  expect(toAmounts(answer)).toEqual([preview.seizedAssets, preview.repaidAssets])
  const half = { seizedAssets: account.collateral / 2n }
  const part = previewMorphoLiquidation(state, account, half)
  const partly = await call(toLiquidate(deployment, { market, liquidator, borrower, size: half }))
  expect(partly !== null).toBe(part.kind === 'executed')
  if (partly !== null && part.kind === 'executed') {
    expect(toAmounts(partly)).toEqual([part.seizedAssets, part.repaidAssets])
  }
  if (seen.played < 40 || preview.boundBy === 'collateral') await playLiquidation(market, account)
}

/** Mines the largest liquidation and takes it back: event and totals as previewed for that block's time. */
async function playLiquidation(market: MorphoMarket, account: MorphoAccount) {
  const { deployment: morpho } = world.morpho
  const id = await world.client.snapshot()
  const stored = await readChainMarket(world.client, { morpho, market })
  const at = accrueMorphoInterest(stored, stored.timestamp + 12)
  const preview = getMorphoLiquidationPreview(at, account)
  if (preview === null) throw new Error('no preview')
  const mined = await sendTransaction(
    world.client,
    toLiquidate(morpho, {
      market,
      liquidator: world.liquidator.address,
      borrower: account.address,
      size: preview.input,
    }),
  )
  const [event] = parseEventLogs({ abi: eventAbi, logs: mined.logs as never })
  const { repaidAssets, repaidShares, seizedAssets, badDebtAssets, badDebtShares } = preview
  expect(event?.args).toMatchObject({
    repaidAssets,
    repaidShares,
    seizedAssets,
    badDebtAssets,
    badDebtShares,
  })
  const after = applyMorphoLiquidation({ state: at, account }, preview)
  const now = await readChainMarket(world.client, { morpho, market })
  expect(now.timestamp).toBe(at.timestamp)
  const { totalBorrowAssets, totalBorrowShares, totalSupplyAssets, totalSupplyShares } = after.state
  expect(now).toMatchObject({
    totalBorrowAssets,
    totalBorrowShares,
    totalSupplyAssets,
    totalSupplyShares,
  })
  const user = account.address
  expect(await readChainAccount(world.client, { morpho, market, user })).toEqual(after.account)
  seen.played += 1
  seen.badDebt += badDebtShares > 0n ? 1 : 0
  await world.client.revert({ id })
}

async function checkPreLiquidation({ market, state, account }: Loan) {
  const { deployment } = world.morpho
  const deployed = deployment.preLiquidations.find(({ marketId }) => marketId === market.id)
  if (deployed === undefined) return
  const line = toLine(deployed, state)
  const isAuthorized = await world.client.readContract({
    address: deployment.morpho,
    abi: morphoAbi,
    functionName: 'isAuthorized',
    args: [account.address, deployed.address],
  })
  const preview = getMorphoPreLiquidationPreview(state, account, line)
  const input =
    preview?.basis === 'now' ? preview.input : { repaidShares: account.borrowShares / 10n + 1n }
  const result = previewMorphoPreLiquidation(state, account, { line, input })
  const request = { liquidator: world.liquidator.address, borrower: account.address, size: input }
  const answer = await call(toPreLiquidate(deployed, request))
  expect(answer !== null).toBe(result.kind === 'executed' && isAuthorized)
  if (answer === null || result.kind !== 'executed') return
  seen.open += 1
  expect(toAmounts(answer)).toEqual([result.seizedAssets, result.repaidAssets])
  const { repaidShares } = result
  const more = { ...request, size: { repaidShares: repaidShares + 1n } }
  if (repaidShares < account.borrowShares) {
    expect(await call(toPreLiquidate(deployed, more))).toBe(null)
  }
}

async function checkLimits({ market, state, account }: Loan) {
  const { deployment } = world.morpho
  const user = account.address
  const borrowable = getMorphoBorrowable(state, account)
  const withdrawable = getMorphoWithdrawable(state, account)
  const borrows = (assets: bigint) => call(toBorrow(deployment, { market, user, size: { assets } }))
  const withdraws = (assets: bigint) =>
    call(toWithdrawCollateral(deployment, { market, user, assets }))
  if (borrowable !== null) {
    seen.limits += borrowable > 0n ? 1 : 0
    if (borrowable > 0n) expect(await borrows(borrowable)).not.toBe(null)
    expect(await borrows(borrowable + 1n)).toBe(null)
  }
  if (withdrawable === null) return
  if (withdrawable > 0n) expect(await withdraws(withdrawable)).not.toBe(null)
  expect(await withdraws(withdrawable + 1n)).toBe(null)
}

async function setBroken(broken: boolean) {
  const market = world.morpho.deployment.markets.find(({ breakable }) => breakable)
  if (market === undefined) throw new Error('no oracle can be broken')
  await world.morpho.act.setOracleBroken(market, { from: world.liquidator.address, broken })
}

test('every judgement, preview and limit equals what the real Morpho does, over a random history', async () => {
  const { client } = world
  const { deployment: morpho } = world.morpho
  const users: Address[] = world.users.map(({ address }) => address)
  for (let step = 0; step < 300; step += 1) {
    await world.morpho.playRandomAction(rng)
    if (step === 20 || step === 30) await setBroken(step === 20)
    for (const market of morpho.markets) {
      const state = accrueMorphoInterest(await readChainMarket(client, { morpho, market }))
      const limited = pick(rng, users)
      for (const user of users) {
        const account = await readChainAccount(client, { morpho, market, user })
        const loan = { market, state, account }
        if (user === limited) await checkLimits(loan)
        if (account.borrowShares === 0n) continue
        await checkLiquidation(loan)
        await checkPreLiquidation(loan)
      }
    }
  }
  expect(seen.liquidatable).toBeGreaterThan(100)
  expect(seen.healthy).toBeGreaterThan(500)
  expect(seen.unpriced).toBeGreaterThan(5)
  expect(seen.played).toBeGreaterThan(30)
  expect(seen.badDebt).toBeGreaterThan(5)
  expect(seen.open).toBeGreaterThan(20)
  expect(seen.limits).toBeGreaterThan(100)
})

test('accrual over random spans of time equals the real Morpho’s totals', async () => {
  const { client } = world
  const { deployment: morpho } = world.morpho
  for (const market of morpho.markets) {
    for (const seconds of [1, 3_600, 10_000_000]) {
      const before = await readChainMarket(client, { morpho, market })
      await world.act.increaseTime(seconds)
      await world.morpho.act.accrueInterest({ market, from: world.liquidator.address })
      const after = await readChainMarket(client, { morpho, market })
      expect(accrueMorphoInterest(before, after.timestamp)).toMatchObject({
        totalSupplyAssets: after.totalSupplyAssets,
        totalSupplyShares: after.totalSupplyShares,
        totalBorrowAssets: after.totalBorrowAssets,
        totalBorrowShares: after.totalBorrowShares,
        lastUpdate: after.lastUpdate,
      })
    }
  }
})
