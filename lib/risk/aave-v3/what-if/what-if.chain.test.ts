import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { createRng, type Rng } from '@/lib/devnet/rng'
import { TransactionRevertedError } from '@/lib/devnet/send'
import { readAccount } from '@/lib/protocols/aave-v3/read-account'
import { readMarketSetup } from '@/lib/protocols/aave-v3/read-market-setup'
import { WAD, type Wad } from '../../units'
import { getAaveHealth } from '../get-health'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveAccount, AaveReserve } from '../state'
import { type ChainLoans, getSymbol, startChainLoans } from '../testing/chain-loans'
import { applyWhatIf } from './apply-what-if'
import { getRemedies } from './get-remedies'
import { type AaveWhatIf, NO_WHAT_IF } from './what-if'

const NO_DEBT = 2n ** 256n - 1n
const STEPS = ['repay', 'add', 'withdraw', 'borrow', 'collateral', 'e-mode'] as const

let chain: Awaited<ReturnType<typeof startChainLoans>>
let client: ReturnType<typeof createChainClient>

beforeAll(async () => {
  chain = await startChainLoans(8)
  client = createChainClient({ chainId: 31337, urls: [chain.world.rpcUrl] })
})

afterAll(async () => {
  client?.close()
  await chain?.stop()
})

/** Both markets at an empty next block, accounts with all that they hold, as an account's page reads them. */
async function readNextBlock(): Promise<ChainLoans[]> {
  return await chain.rehearse(async () => {
    await chain.world.act.mine()
    const { hash: blockHash } = await client.readHead()
    return await Promise.all(
      Object.values(chain.world.markets).map(async (market) => {
        const { poolAddressesProvider } = market
        const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash })
        const readings = await Promise.all(
          chain.world.users.map(({ address }) =>
            readAccount(client, { setup, address, blockHash }),
          ),
        )
        const [first] = readings
        if (!first) throw new Error('no users')
        return { market, state: first.state, accounts: readings.map(({ account }) => account) }
      }),
    )
  })
}

type Move = { whatIf: AaveWhatIf; play: () => Promise<unknown> }

/** One action of an account, for the real pool and as a what-if; `null` where there is nothing to do. */
function getMove(
  { market, state }: ChainLoans,
  account: AaveAccount,
  { step, reserve, rng }: { step: (typeof STEPS)[number]; reserve: AaveReserve; rng: Rng },
): Move | null {
  const { act } = chain.world
  const { asset, id } = reserve
  const user = account.address
  const symbol = getSymbol(market, asset)
  const position = account.positions.find(({ reserveId }) => reserveId === id)
  const balances = position && getReserveBalances(state, position)
  const share = (whole: bigint) => (whole * BigInt(Math.floor(rng() * 1e6) + 1)) / 1_000_000n
  const amountOf = (kind: 'repay' | 'add' | 'withdraw' | 'borrow', amount: bigint): Move => ({
    whatIf: { ...NO_WHAT_IF, [kind]: new Map([[asset, amount]]) },
    play: () => act[kind === 'add' ? 'supply' : kind](market, { user, symbol, amount }),
  })
  if (step === 'repay') {
    if (!balances?.variableDebt || balances.stableDebt > 0n) return null
    return amountOf('repay', rng() < 0.2 ? balances.variableDebt : share(balances.variableDebt))
  }
  if (step === 'withdraw') {
    if (!balances?.collateral) return null
    return amountOf('withdraw', rng() < 0.2 ? balances.collateral : share(balances.collateral))
  }
  if (step === 'add' || step === 'borrow') {
    const tenThousandDollars = 10_000n * state.baseCurrencyUnit
    const whole = (tenThousandDollars * 10n ** BigInt(reserve.decimals)) / (reserve.price ?? 1n)
    return amountOf(step, share(whole) + 1n)
  }
  if (step === 'collateral') {
    if (!balances?.collateral) return null
    const enabled = !position?.usedAsCollateral
    return {
      whatIf: { ...NO_WHAT_IF, collateral: new Map([[asset, enabled]]) },
      play: () => act.setUserUseReserveAsCollateral(market, { user, symbol, enabled }),
    }
  }
  const categories = [0, ...state.eModes.keys()].filter((each) => each !== account.eModeCategoryId)
  const eModeCategoryId = categories[Math.floor(rng() * categories.length)]
  if (eModeCategoryId === undefined) return null
  return {
    whatIf: { ...NO_WHAT_IF, eModeCategoryId },
    play: () => act.setUserEMode(market, { user, categoryId: eModeCategoryId }),
  }
}

/** Health once the real pool did it in the block that the state was read at; `null` where it reverted. */
async function rehearseHealth(
  { market, state }: ChainLoans,
  account: AaveAccount,
  play: Move['play'],
): Promise<bigint | null> {
  return await chain.rehearse(async () => {
    try {
      await play()
    } catch (error) {
      if (error instanceof TransactionRevertedError) return null
      throw error
    }
    expect(await chain.readTimestamp()).toBe(state.timestamp)
    return await chain.readHealthFactor(market, account.address)
  })
}

function getExpectedHealth(loans: ChainLoans, account: AaveAccount, whatIf: AaveWhatIf) {
  const after = applyWhatIf(loans.state, account, whatIf)
  const health = getAaveHealth(after.state, after.account)
  const isForbidden = after.issues.some(({ kind }) => kind !== 'capped')
  if (health.kind === 'unpriced') throw new Error('unpriced')
  return { isForbidden, healthFactor: health.kind === 'no-debt' ? NO_DEBT : health.healthFactor }
}

test('WHAT_IF_IS_WHAT_THE_CHAIN_DOES, to the wei, both rule sets', async () => {
  const rng = createRng(23)
  const done = new Map<string, number>()
  const unforeseen: string[] = []
  for (let round = 0; round < 4; round += 1) {
    for (let action = 0; action < 15; action += 1) await chain.world.randomAction(rng)
    for (const loans of await readNextBlock()) {
      for (const account of loans.accounts) {
        if (getAaveHealth(loans.state, account).kind === 'unpriced') continue
        for (const step of STEPS) {
          const reserves = loans.state.reserves.filter((reserve) => reserve !== undefined)
          const own = reserves.filter(({ id }) =>
            account.positions.some(({ reserveId }) => reserveId === id),
          )
          const from = own.length > 0 && rng() < 0.7 ? own : reserves
          const reserve = from[Math.floor(rng() * from.length)]
          const move = reserve && getMove(loans, account, { step, reserve, rng })
          if (!move) continue
          const where = `${step} ${reserve.symbol}, revision ${loans.state.rules.revision}, ${account.address}`
          const expected = getExpectedHealth(loans, account, move.whatIf)
          const played = await rehearseHealth(loans, account, move.play)
          if (played === null) {
            if (!expected.isForbidden) unforeseen.push(where)
            continue
          }
          expect(expected.isForbidden, `${where}: forbidden here, done on the chain`).toBe(false)
          expect(expected.healthFactor, where).toBe(played)
          done.set(step, (done.get(step) ?? 0) + 1)
        }
      }
    }
  }
  for (const step of STEPS) expect(done.get(step) ?? 0, `no ${step} was done`).toBeGreaterThan(2)
  expect(unforeseen).toEqual([])
})

test('REMEDY_REACHES_ON_CHAIN, and one unit less does not', async () => {
  const seen = { repay: 0, add: 0 }
  for (const loans of await readNextBlock()) {
    for (const account of loans.accounts) {
      const health = getAaveHealth(loans.state, account)
      if (health.kind !== 'priced') continue
      const level = (health.healthFactor + WAD / 3n) as Wad
      const result = getRemedies(loans.state, account, { level })
      if (result.kind !== 'below') continue
      for (const remedy of result.remedies) {
        const reserve = loans.state.reserves.find((each) => each?.asset === remedy.asset)
        const owed = account.positions.find(({ reserveId }) => reserveId === reserve?.id)
        if (remedy.outcome !== 'reaches' || owed?.stableDebt) continue
        const symbol = getSymbol(loans.market, remedy.asset)
        const { act } = chain.world
        const play = (amount: bigint) => () =>
          act[remedy.kind === 'add' ? 'supply' : 'repay'](loans.market, {
            user: account.address,
            symbol,
            amount,
          })
        const at = (amount: bigint) => rehearseHealth(loans, account, play(amount))
        const where = `${remedy.kind} ${symbol}, revision ${loans.state.rules.revision}`
        const reached = await at(remedy.amount)
        if (reached === null) continue
        expect(reached >= level, where).toBe(true)
        const short = remedy.amount > 1n ? await at(remedy.amount - 1n) : null
        if (short !== null) expect(short < level, where).toBe(true)
        seen[remedy.kind] += 1
      }
    }
  }
  expect(seen.repay).toBeGreaterThan(2)
  expect(seen.add).toBeGreaterThan(2)
})
