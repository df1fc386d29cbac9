import { type Address, parseEventLogs } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cometAbi } from '@/lib/devnet/compound-v3/comet-abi'
import { toAbsorb, toBuyCollateral, toWithdraw } from '@/lib/devnet/compound-v3/comet-calls'
import type { CometMarket } from '@/lib/devnet/compound-v3/comet-types'
import { passes } from '@/lib/devnet/protocols/passes'
import { createRng, pick } from '@/lib/devnet/rng'
import { sendTransaction } from '@/lib/devnet/send'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import { accrueCometInterest } from './accrue-interest'
import { applyCometAbsorb } from './apply-absorb'
import { getCometCollateralCost, quoteCometCollateral } from './get-ask-price'
import { getCometBorrowable, getCometWithdrawable } from './get-borrow-capacity'
import { getCometHealth } from './get-health'
import { getCometReserves, previewCometBuy } from './get-shelf'
import { isCometBorrowCollateralized, isCometLiquidatable } from './is-liquidatable'
import { getCometBorrowBalance, getCometSupplyBalance } from './present-value'
import { previewCometAbsorb } from './preview-absorb'
import type { CometAccount, CometMarketState } from './state'
import { readChainComet, readChainCometAccount } from './testing/read-chain-loan'

const seen = {
  liquidatable: 0,
  healthy: 0,
  absorbed: 0,
  badDebt: 0,
  surplus: 0,
  limits: 0,
  buys: 0,
}
const rng = createRng(5)
let world: TestProtocols

beforeAll(async () => {
  world = await startTestProtocols({ comet: true })
})

afterAll(() => world?.stop())

type Loan = { market: CometMarket; stored: CometMarketState; account: CometAccount }

/** The views judge by the stored indexes, `absorb` by those of the block's time. */
async function checkJudgement({ market, stored, account }: Loan) {
  const comet = { address: market.comet, abi: cometAbi, args: [account.address] } as const
  const state = accrueCometInterest(stored)
  const read = world.client.readContract
  const [isLiquidatable, isCollateralized, owed, lent] = await Promise.all([
    read({ ...comet, functionName: 'isLiquidatable' }),
    read({ ...comet, functionName: 'isBorrowCollateralized' }),
    read({ ...comet, functionName: 'borrowBalanceOf' }),
    read({ ...comet, functionName: 'balanceOf' }),
  ])
  expect(isCometLiquidatable(stored, account)).toBe(isLiquidatable)
  expect(isCometBorrowCollateralized(stored, account)).toBe(isCollateralized)
  expect(getCometBorrowBalance(state, account.principal)).toBe(owed)
  expect(getCometSupplyBalance(state, account.principal)).toBe(lent)
  const health = getCometHealth(state, account)
  const outcome = previewCometAbsorb(state, account)
  const absorber = world.liquidator.address
  const request = toAbsorb(market, { absorber, accounts: [account.address] })
  expect(outcome.kind === 'executed').toBe(await passes(world.client, request))
  expect(health.kind === 'priced' && health.liquidatable).toBe(outcome.kind === 'executed')
  if (outcome.kind === 'executed') {
    seen.liquidatable += 1
    if (seen.absorbed < 60) await playAbsorb(market, account)
  } else if (health.kind === 'priced') seen.healthy += 1
}

/** Mines the absorption and takes it back: events, account and totals as previewed for that block's time. */
async function playAbsorb(market: CometMarket, account: CometAccount) {
  const { client } = world
  const id = await client.snapshot()
  const stored = await readChainComet(client, market)
  const state = accrueCometInterest(stored, stored.timestamp + 12)
  const outcome = previewCometAbsorb(state, account)
  if (outcome.kind !== 'executed') throw new Error(outcome.reason)
  const absorber = world.liquidator.address
  const { address: borrower } = account
  const mined = await sendTransaction(client, toAbsorb(market, { absorber, accounts: [borrower] }))
  const logs = parseEventLogs({ abi: cometAbi, logs: mined.logs as never })
  const expected: object[] = outcome.collateral.map(({ asset, amount, value }) => ({
    eventName: 'AbsorbCollateral',
    args: { absorber, borrower, asset, collateralAbsorbed: amount, usdValue: value },
  }))
  const { basePaidOut, valueOfBasePaidOut: usdValue } = outcome
  expected.push({ eventName: 'AbsorbDebt', args: { absorber, borrower, basePaidOut, usdValue } })
  if (outcome.newPrincipal > 0n) {
    const args = { to: borrower, amount: outcome.baseSupplied }
    expected.push({ eventName: 'Transfer', args })
  }
  expect(logs).toMatchObject(expected)
  const after = applyCometAbsorb({ state, account }, outcome)
  const { supplyRate: _, borrowRate: __, ...totals } = after.state
  expect(await readChainComet(client, market)).toMatchObject(totals)
  expect(await readChainCometAccount(client, { market, user: borrower })).toEqual(after.account)
  seen.absorbed += 1
  seen.badDebt += outcome.badDebt > 0n ? 1 : 0
  seen.surplus += outcome.newPrincipal > 0n ? 1 : 0
  await client.revert({ id })
}

async function checkLimits({ market, stored, account }: Loan) {
  const user = account.address
  const { base } = market
  const borrowable = getCometBorrowable(accrueCometInterest(stored), account) ?? 0n
  const borrows = (amount: bigint) =>
    passes(world.client, toWithdraw(market, { user, asset: base, amount }))
  if (borrowable > 0n) expect(await borrows(borrowable)).toBe(true)
  expect(await borrows(borrowable + 1n)).toBe(false)
  for (const { offset } of account.collateral) {
    const asset = market.collaterals[offset]
    if (asset === undefined) throw new Error(`no collateral ${offset}`)
    const withdraws = (amount: bigint) =>
      passes(world.client, toWithdraw(market, { user, asset, amount }))
    const most = getCometWithdrawable(stored, account, { offset }) ?? 0n
    seen.limits += most > 0n ? 1 : 0
    if (most > 0n) expect(await withdraws(most)).toBe(true)
    expect(await withdraws(most + 1n)).toBe(false)
  }
}

async function checkShelf(market: CometMarket, stored: CometMarketState) {
  const comet = { address: market.comet, abi: cometAbi } as const
  const state = accrueCometInterest(stored)
  const read = world.client.readContract
  expect(getCometReserves(state)).toBe(await read({ ...comet, functionName: 'getReserves' }))
  for (const { offset, asset: address, reserves } of state.assets) {
    const asset = market.collaterals[offset]
    const cost = getCometCollateralCost(state, { offset, collateralAmount: reserves })
    if (asset === undefined || cost === null) throw new Error(`no collateral ${offset}`)
    for (const baseAmount of [cost, cost / 3n, cost + cost / 100n + 1n]) {
      const args = [address, baseAmount] as const
      const quoted = await read({ ...comet, functionName: 'quoteCollateral', args })
      expect(quoteCometCollateral(state, { offset, baseAmount })).toBe(quoted)
      const result = previewCometBuy(state, { offset, baseAmount })
      const buyer = world.liquidator.address
      const request = toBuyCollateral(market, { buyer, asset, baseAmount })
      expect(await passes(world.client, request)).toBe(result.kind === 'executed')
      seen.buys += result.kind === 'executed' && result.collateralAmount > 0n ? 1 : 0
    }
  }
}

test('every judgement, absorption, limit and sale equals what the specification Comet does, over a random history', async () => {
  const { client } = world
  const users: Address[] = world.users.map(({ address }) => address)
  for (let step = 0; step < 300; step += 1) {
    await world.comet.playRandomAction(rng)
    for (const market of world.comet.deployment) {
      const stored = await readChainComet(client, market)
      const limited = pick(rng, users)
      for (const user of users) {
        const account = await readChainCometAccount(client, { market, user })
        await checkJudgement({ market, stored, account })
        if (user === limited) await checkLimits({ market, stored, account })
      }
      if (step % 5 === 0) await checkShelf(market, stored)
    }
  }
  expect(seen.liquidatable).toBeGreaterThan(30)
  expect(seen.healthy).toBeGreaterThan(500)
  expect(seen.absorbed).toBeGreaterThan(20)
  expect(seen.badDebt).toBeGreaterThan(2)
  expect(seen.surplus).toBeGreaterThan(5)
  expect(seen.limits).toBeGreaterThan(100)
  expect(seen.buys).toBeGreaterThan(10)
})
