import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MorphoMarket } from '@/lib/devnet/morpho-blue/morpho-types'
import { createRng } from '@/lib/devnet/rng'
import { TransactionRevertedError } from '@/lib/devnet/send'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import { WAD, type Wad } from '../units'
import { NO_CHANGE, type WhatIf } from '../what-if'
import { accrueMorphoInterest } from './accrue-interest'
import { applyMorphoWhatIf } from './apply-what-if'
import { getMorphoHealth } from './get-health'
import { getBorrowedAssets } from './get-max-borrow'
import { getMorphoRemedies } from './get-remedies'
import type { MorphoLoan } from './liquidation'
import { getMorphoPrices } from './prices'
import { readChainAccount, readChainMarket } from './testing/read-chain-loan'

const STEPS = ['repay', 'withdraw', 'add', 'borrow'] as const
type Step = (typeof STEPS)[number]

let world: TestProtocols

beforeAll(async () => {
  world = await startTestProtocols({ morpho: true })
})

afterAll(() => world?.stop())

/** Every loan as an action in the next block finds it. */
async function readLoans(): Promise<(MorphoLoan & { market: MorphoMarket })[]> {
  const { deployment: morpho } = world.morpho
  const loans = await Promise.all(
    morpho.markets.map(async (market) => {
      const stored = await readChainMarket(world.client, { morpho, market })
      const state = accrueMorphoInterest(stored, stored.timestamp + 12)
      const accounts = await Promise.all(
        world.users.map(({ address: user }) =>
          readChainAccount(world.client, { morpho, market, user }),
        ),
      )
      return accounts.map((account) => ({ market, state, account }))
    }),
  )
  return loans.flat().filter(({ account }) => account.borrowShares > 0n)
}

/** What the next block holds once the real Morpho did it, taken back; `null` where it reverted. */
async function rehearse(
  { market, account }: { market: MorphoMarket; account: MorphoLoan['account'] },
  { step, amount }: { step: Step; amount: bigint | 'all' },
): Promise<MorphoLoan | null> {
  const { act, deployment: morpho } = world.morpho
  const id = await world.client.snapshot()
  const { address: user, borrowShares } = account
  const assets = amount === 'all' ? 0n : amount
  try {
    if (step === 'repay')
      await act.repay({
        market,
        user,
        size: amount === 'all' ? { shares: borrowShares } : { assets },
      })
    else if (step === 'borrow') await act.borrow({ market, user, size: { assets } })
    else if (step === 'add') await act.supplyCollateral({ market, user, assets })
    else await act.withdrawCollateral({ market, user, assets })
    const state = accrueMorphoInterest(await readChainMarket(world.client, { morpho, market }))
    return { state, account: await readChainAccount(world.client, { morpho, market, user }) }
  } catch (error) {
    if (error instanceof TransactionRevertedError) return null
    throw error
  } finally {
    await world.client.revert({ id })
  }
}

function play(
  { state, account }: MorphoLoan,
  { step, amount }: { step: Step; amount: bigint | 'all' },
) {
  const token = step === 'repay' || step === 'borrow' ? state.loanToken : state.collateralToken
  const prices = getMorphoPrices(state, { unit: WAD, loan: WAD })
  const whatIf: WhatIf = { ...NO_CHANGE, [step]: new Map([[token.asset, amount]]) }
  return applyMorphoWhatIf({ state, account, prices }, whatIf)
}

test('WHAT_IF_IS_WHAT_THE_CHAIN_DOES, to the wei, and refused where it reverts', async () => {
  const rng = createRng(31)
  const done = new Map<Step, number>()
  let refused = 0
  for (let round = 0; round < 4; round += 1) {
    for (let action = 0; action < 12; action += 1) await world.morpho.playRandomAction(rng)
    for (const loan of await readLoans()) {
      const step = STEPS[Math.floor(rng() * STEPS.length)] ?? 'repay'
      const owed = getBorrowedAssets(loan.state, loan.account.borrowShares)
      const whole = step === 'repay' || step === 'borrow' ? owed : loan.account.collateral
      const part = (whole * BigInt(Math.floor(rng() * 1e6) + 1)) / 1_000_000n
      const isAll = step === 'repay' && rng() < 0.3
      if (!isAll && part === 0n) continue
      const amount = isAll ? 'all' : part
      const where = `${step} ${amount} in ${loan.market.id}, ${loan.account.address}`
      const { issues, state, account } = play(loan, { step, amount })
      const real = await rehearse(loan, { step, amount })
      expect(issues.length > 0, `${where}: ${issues.map(({ kind }) => kind)}`).toBe(real === null)
      if (real === null) {
        refused += 1
        continue
      }
      expect(account, where).toEqual(real.account)
      expect(getMorphoHealth(state, account), where).toEqual(
        getMorphoHealth(real.state, real.account),
      )
      done.set(step, (done.get(step) ?? 0) + 1)
    }
  }
  for (const step of STEPS) expect(done.get(step) ?? 0, `no ${step} was done`).toBeGreaterThan(2)
  expect(refused).toBeGreaterThan(2)
})

test('REMEDY_REACHES_ON_CHAIN, and one unit less does not', async () => {
  const seen = { repay: 0, add: 0 }
  for (const loan of await readLoans()) {
    const health = getMorphoHealth(loan.state, loan.account)
    if (health.kind !== 'priced') continue
    const level = (health.healthFactor + WAD / 3n) as Wad
    const result = getMorphoRemedies(loan.state, loan.account, { level })
    if (result.kind !== 'below') continue
    for (const { kind: step, ...remedy } of result.remedies) {
      if (remedy.outcome !== 'reaches' || remedy.isAll || remedy.amount === 1n) continue
      const at = async (amount: bigint) => {
        const real = await rehearse(loan, { step, amount })
        const after = real && getMorphoHealth(real.state, real.account)
        return after?.kind === 'priced' ? after.healthFactor : null
      }
      const reached = await at(remedy.amount)
      if (reached === null) continue
      expect(reached >= level).toBe(true)
      expect((await at(remedy.amount - 1n)) ?? 0n).toBeLessThan(level)
      seen[step] += 1
    }
    if (Math.min(seen.repay, seen.add) >= 4) break
  }
  expect(Math.min(seen.repay, seen.add)).toBeGreaterThan(2)
})
