import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CometMarket } from '@/lib/devnet/compound-v3/comet-types'
import { createRng } from '@/lib/devnet/rng'
import { TransactionRevertedError } from '@/lib/devnet/send'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import { type Address, WAD, type Wad } from '../units'
import { NO_CHANGE } from '../what-if'
import type { CometLoan } from './absorption'
import { accrueCometInterest } from './accrue-interest'
import { applyCometWhatIf } from './apply-what-if'
import { getCometHealth } from './get-health'
import { getCometRemedies } from './get-remedies'
import { getCometBorrowBalance } from './present-value'
import { readChainComet, readChainCometAccount } from './testing/read-chain-loan'

const STEPS = ['repay', 'withdraw', 'add', 'borrow'] as const
type Step = (typeof STEPS)[number]
type Move = { step: Step; asset: Address; amount: bigint }

const scale = { unit: 10n ** 8n, numerator: 1n, denominator: 1n }
let world: TestProtocols

beforeAll(async () => {
  world = await startTestProtocols({ comet: true })
})

afterAll(() => world?.stop())

/** Every debtor as an action in the next block finds it. */
async function readLoans(): Promise<(CometLoan & { market: CometMarket })[]> {
  const loans = await Promise.all(
    world.comet.deployment.map(async (market) => {
      const stored = await readChainComet(world.client, market)
      const state = accrueCometInterest(stored, stored.timestamp + 12)
      const accounts = await Promise.all(
        world.users.map(({ address: user }) =>
          readChainCometAccount(world.client, { market, user }),
        ),
      )
      return accounts.map((account) => ({ market, state, account }))
    }),
  )
  return loans.flat().filter(({ account }) => account.principal < 0n)
}

/** What the next block holds once the real Comet did it, taken back; `null` where it reverted. */
async function rehearse(
  { market, account }: { market: CometMarket; account: CometLoan['account'] },
  { step, asset, amount }: Move,
): Promise<CometLoan | null> {
  const id = await world.client.snapshot()
  const user = account.address
  const token = [market.base, ...market.collaterals].find(({ address }) => address === asset)
  if (!token) throw new Error('no such token')
  const { act } = world.comet
  try {
    const call = { user, asset: token, amount }
    if (step === 'repay' || step === 'add') await act.supply(market, call)
    else await act.withdraw(market, call)
    return {
      state: accrueCometInterest(await readChainComet(world.client, market)),
      account: await readChainCometAccount(world.client, { market, user }),
    }
  } catch (error) {
    if (error instanceof TransactionRevertedError) return null
    throw error
  } finally {
    await world.client.revert({ id })
  }
}

function play({ state, account }: CometLoan, { step, asset, amount }: Move) {
  return applyCometWhatIf(
    { state, account, scale },
    { ...NO_CHANGE, [step]: new Map([[asset, amount]]) },
  )
}

test('WHAT_IF_IS_WHAT_THE_CHAIN_DOES, to the wei, and refused where it reverts', async () => {
  const rng = createRng(37)
  const done = new Map<Step, number>()
  let refused = 0
  for (let round = 0; round < 8; round += 1) {
    for (let action = 0; action < 12; action += 1) await world.comet.playRandomAction(rng)
    for (const loan of await readLoans()) {
      const step = STEPS[Math.floor(rng() * STEPS.length)] ?? 'repay'
      const { state, account } = loan
      const isBase = step === 'repay' || step === 'borrow'
      const [held] = account.collateral
      const asset = isBase ? state.baseToken.asset : state.assets[held?.offset ?? 0]?.asset
      const whole = isBase ? getCometBorrowBalance(state, account.principal) : (held?.amount ?? 0n)
      const most = step === 'borrow' || step === 'withdraw' ? whole / 3n : whole
      const amount = (most * BigInt(Math.floor(rng() * 1e6) + 1)) / 1_000_000n
      if (amount === 0n || asset === undefined) continue
      const move = { step, asset, amount }
      const where = `${step} ${amount} of ${asset}, ${account.address}`
      const { issues, ...after } = play(loan, move)
      const real = await rehearse(loan, move)
      expect(issues.length > 0, `${where}: ${JSON.stringify(issues, toText)}`).toBe(real === null)
      if (real === null) {
        refused += 1
        continue
      }
      expect(after.account, where).toEqual(real.account)
      expect(getCometHealth(after.state, after.account), where).toEqual(
        getCometHealth(real.state, real.account),
      )
      done.set(step, (done.get(step) ?? 0) + 1)
    }
  }
  for (const step of STEPS) expect(done.get(step) ?? 0, `no ${step} was done`).toBeGreaterThan(2)
  expect(refused).toBeGreaterThan(2)
})

const toText = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

test('REMEDY_REACHES_ON_CHAIN, and one unit less does not', async () => {
  const seen = { repay: 0, add: 0 }
  for (const loan of await readLoans()) {
    const health = getCometHealth(loan.state, loan.account)
    if (health.kind !== 'priced') continue
    const level = (health.healthFactor + WAD / 3n) as Wad
    const result = getCometRemedies(loan.state, loan.account, { level })
    if (result.kind !== 'below') continue
    for (const { kind: step, asset, ...remedy } of result.remedies) {
      if (remedy.outcome !== 'reaches' || remedy.isAll || remedy.amount === 1n) continue
      const at = async (amount: bigint) => {
        const real = await rehearse(loan, { step, asset, amount })
        const after = real && getCometHealth(real.state, real.account)
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
