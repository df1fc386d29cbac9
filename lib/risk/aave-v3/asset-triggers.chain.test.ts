import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '@/lib/devnet/rng'
import type { Address } from '../units'
import { WAD } from '../units'
import { getAssetTriggers } from './get-asset-triggers'
import { getAaveHealth } from './get-health'
import type { AaveAccount } from './state'
import { type ChainLoans, getSymbol, startChainLoans } from './testing/chain-loans'

const USD = 10n ** 8n

let chain: Awaited<ReturnType<typeof startChainLoans>>

beforeAll(async () => {
  chain = await startChainLoans(8)
})

afterAll(async () => {
  await chain?.stop()
})

/** The feed that values an asset for an account: on v3.0.2 a category may have its own. */
function getFeedSymbol({ market, state }: ChainLoans, account: AaveAccount, asset: Address) {
  const reserve = state.reserves.find((candidate) => candidate?.asset === asset)
  const category = state.eModes.get(account.eModeCategoryId)
  const byCategory =
    state.rules.eMode === 'category' &&
    (category?.price ?? null) !== null &&
    reserve?.eModeCategoryId === account.eModeCategoryId
  return byCategory ? 'STABLE' : getSymbol(market, asset)
}

/** Whether the real contract says health below 1 once the real feed has answered `price`. */
async function isLiquidatableAt(
  { market, state }: ChainLoans,
  account: AaveAccount,
  { symbol, price }: { symbol: string; price: bigint },
) {
  return await chain.rehearse(async () => {
    await chain.world.act.setPrice(symbol, price)
    expect(await chain.readTimestamp()).toBe(state.timestamp)
    return (await chain.readHealthFactor(market, account.address)) < WAD
  })
}

test('TRIGGER_IS_WHERE_THE_CHAIN_CROSSES, to the price integer, both rule sets', async () => {
  const rng = createRng(11)
  const seen = { down: 0, up: 0, wayBack: 0, unreachable: 0 }
  for (const prices of [{}, { WETH: 2_500n * USD }, { WETH: 4_900n * USD, USDC: 101_000_000n }]) {
    for (let action = 0; action < 15; action += 1) await chain.world.randomAction(rng)
    for (const [symbol, answer] of Object.entries(prices)) {
      await chain.world.act.setPrice(symbol, answer)
    }
    for (const loans of await chain.readNextBlock()) {
      for (const account of loans.accounts) {
        if (getAaveHealth(loans.state, account).kind !== 'priced') continue
        for (const trigger of getAssetTriggers(loans.state, account)) {
          if (trigger.kind !== 'reachable') {
            seen.unreachable += 1
            continue
          }
          const symbol = getFeedSymbol(loans, account, trigger.asset)
          const { direction, liquidationPrice, distance } = trigger
          const safer = liquidationPrice + (direction === 'down' ? 1n : -1n)
          const where = `revision ${loans.state.rules.revision}, ${account.address}, ${symbol}`
          const at = (price: bigint) => isLiquidatableAt(loans, account, { symbol, price })
          expect(await at(liquidationPrice), where).toBe(true)
          if (safer > 0n) expect(await at(safer), where).toBe(false)
          seen[direction] += 1
          if (distance <= 0n) seen.wayBack += 1
        }
      }
    }
  }
  for (const [kind, count] of Object.entries(seen)) {
    expect(count, `no ${kind} was seen`).toBeGreaterThan(kind === 'unreachable' ? 0 : 5)
  }
})
