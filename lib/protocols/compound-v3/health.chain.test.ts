import { expect, test } from 'vitest'
import { createRng, pick } from '@/lib/devnet/rng'
import { accrueCometInterest } from '@/lib/risk/compound-v3/accrue-interest'
import { isCometLiquidatable } from '@/lib/risk/compound-v3/is-liquidatable'
import { getCometBorrowBalance, getCometSupplyBalance } from '@/lib/risk/compound-v3/present-value'
import { type CometWorld, readOnChain, startCometWorld } from './testing/comet-world'
import { Follower } from './testing/follower'

const actions = 300
const comets = startCometWorld()
const seen = { compared: 0, liquidatable: 0, owing: 0, absorbed: 0, positions: 0, unseen: 0 }
type Market = CometWorld['markets'][number]

/** Every account of the world, as the contract judges it and as the snapshot does. */
async function compare({ market, entry }: Market, follower: Follower, where: string) {
  const { world, accounts } = comets()
  const { view, snapshot } = follower
  const stored = view.head?.state
  if (!stored) throw new Error('nothing was read')
  const state = accrueCometInterest(stored)
  const onChain = await readOnChain(world, { comet: market.comet, accounts })
  const book = snapshot.getBook()
  for (const [index, address] of accounts.entries()) {
    const theirs = onChain[index]
    const of = `${where}, ${entry.id}, ${address}`
    const account = view.accounts.get(address)
    if (!account) {
      expect(theirs, of).toMatchObject({ isLiquidatable: false, borrowBalance: 0n })
      continue
    }
    const row = book.addresses.indexOf(address)
    const health = row < 0 ? undefined : snapshot.toBookRow(row).health
    expect(
      {
        isLiquidatable: isCometLiquidatable(stored, account),
        borrowBalance: getCometBorrowBalance(state, account.principal),
        supplyBalance: getCometSupplyBalance(state, account.principal),
        absorbs: health?.kind === 'priced' && health.liquidatable,
      },
      of,
    ).toEqual(theirs)
    seen.compared += 1
    seen.owing += row < 0 ? 0 : 1
    seen.liquidatable += theirs?.absorbs ? 1 : 0
  }
  expect(snapshot.getMarket().coverage, where).toMatch(/^(1|0\.99999\d)$/)
}

/** A position read alone, with the Comet's own views beside. */
async function comparePosition({ entry }: Market, follower: Follower, address: `0x${string}`) {
  const { client } = comets()
  const { block } = follower.snapshot
  const usdPrices = () => null
  const [read] = await follower.view.readPositions({ client, address, block, usdPrices })
  const [held] = follower.snapshot.findPositions(address)
  if (!read || !held) return
  const { equal, ...verified } = read.position.verified ?? { equal: null }
  expect(equal, entry.id).toBe(true)
  expect(verified).toEqual({ onChainHealthFactor: null, by: 'isLiquidatable and borrowBalanceOf' })
  expect({ ...read.position, verified: null }).toEqual(held.position)
  seen.positions += 1
}

test('specification contract: every account is judged as the Comet does, after each of 300 random actions', async () => {
  const { client, markets, world, accounts } = comets()
  const rng = createRng(31)
  const followers = markets.map(({ entry }) => new Follower({ client, entry }))
  let byLogs = markets.map(({ entry }) => new Follower({ client, entry, refreshedAStep: 0 }))
  for (const follower of [...followers, ...byLogs]) await follower.catchUp()
  for (let step = 0; step < actions; step += 1) {
    const action = await world.comet.playRandomAction(rng)
    const where = `action ${step}: ${action.description}`
    for (const [index, market] of markets.entries()) {
      const [follower, bare] = [followers[index], byLogs[index]]
      if (!follower || !bare) throw new Error('nobody follows')
      await Promise.all([follower.step(), bare.step()])
      await compare(market, follower, where)
      await comparePosition(market, follower, pick(rng, accounts))
      if (haveSameAccounts(follower, bare)) continue
      // The one thing that neither a log nor the sum of all debts tells.
      expect(action.kind, where).toBe('transferBase')
      seen.unseen += 1
      const kept = follower.view.toFrame()
      const { entry } = market
      const again = new Follower({ client, entry, refreshedAStep: 0, ...(kept ? { kept } : {}) })
      byLogs = byLogs.with(index, again)
    }
    if (action.kind.startsWith('absorb')) seen.absorbed += 1
  }
  expect(seen.compared).toBeGreaterThan(4_000)
  expect(seen.owing).toBeGreaterThan(1_500)
  expect(seen.liquidatable).toBeGreaterThan(40)
  expect(seen.absorbed).toBeGreaterThan(4)
  expect(seen.positions).toBeGreaterThan(300)
})

function haveSameAccounts(a: Follower, b: Follower): boolean {
  const toMap = ({ view }: Follower) =>
    view.accounts
      .freeze()
      .rows.map(({ address, principal }) => `${address} ${principal}`)
      .sort()
  return JSON.stringify(toMap(a)) === JSON.stringify(toMap(b))
}
