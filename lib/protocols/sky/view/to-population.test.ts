import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLedger } from '@/lib/risk/cascade/ledger'
import { runCascade } from '@/lib/risk/cascade/run-cascade'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import { getSkyRoom } from '@/lib/risk/sky/get-room'
import type { SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import { arbitraryTightVault, arbitraryVault } from '@/lib/risk/sky/testing/arbitrary'
import { toSkyPopulation } from './to-population'

const dai = {
  asset: '0x0000000000000000000000000000000000000da1',
  symbol: 'DAI',
  decimals: 18,
} as const

function toPopulation(state: SkyIlkState, { address, ink, art }: SkyUrn) {
  return toSkyPopulation({
    market: { id: 's', name: 'S', chainId: 1 },
    state,
    dai,
    vaults: [{ account: address, ink, art }],
    pip: address,
  })
}

/** Whether doubles can tell: not at the line, no amounts of some units, prices that have digits. */
function isPlain(state: SkyIlkState, urn: SkyUrn): boolean {
  const health = getSkyHealth(state, urn)
  if (health.kind !== 'priced') return false
  const wad = Number(health.healthFactor) / 1e18
  return Math.abs(wad - 1) > 1e-8 && (state.price ?? 0n) > 10n ** 15n && urn.ink > 10n ** 16n
}

/** Whether what the room takes, or leaves, is just as much as the dust. */
function isLimitEven(state: SkyIlkState, { art }: SkyUrn): boolean {
  const fits = (Number(getSkyRoom(state)) / Number(state.chop)) * 1e18
  const debt = Number(art) * Number(state.rate)
  const dust = Number(state.dust)
  return [fits - dust, debt - fits - dust, fits - debt].some((gap) => Math.abs(gap) < debt * 1e-6)
}

test('HEALTH_IN_DOUBLES_IS_THE_EXACT_ONE', () => {
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      fc.pre(isPlain(state, urn))
      const health = getSkyHealth(state, urn)
      if (health.kind !== 'priced') return
      const ledger = createLedger(toPopulation(state, urn))
      expect(ledger.judge(0)).toBe(health.liquidatable)
      const wad = Number(health.healthFactor) / 1e18
      expect(Math.abs(ledger.row.health / wad - 1)).toBeLessThan(1e-9)
    }),
    { numRuns: 300, seed: 13 },
  )
})

test('A_BARK_IN_DOUBLES_IS_THE_EXACT_ONE: where limits and dust decide', () => {
  const seen = { barks: 0, parts: 0, refused: 0 }
  fc.assert(
    fc.property(arbitraryTightVault, ({ state, urn }) => {
      fc.pre(isPlain(state, urn) && !isLimitEven(state, urn))
      const bark = getSkyBark(state, urn)
      const population = toPopulation(state, urn)
      const { totals } = runCascade({
        population,
        shock: { prices: population.assets.map(({ price }) => price) },
        venues: [null, { kind: 'closed' }],
        maxRounds: 1,
      })
      if (bark.kind === 'reverts') {
        seen.refused += 1
        expect(totals.liquidations).toBe(0)
        return
      }
      seen.barks += 1
      if (!bark.isWhole) seen.parts += 1
      expect(totals.liquidations).toBe(1)
      const price = population.assets[1]?.price as number
      const dink = Number(bark.dink) / 1e18
      expect(Math.abs(totals.unsold / price / dink - 1)).toBeLessThan(1e-6)
    }),
    { numRuns: 400, seed: 12 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
})
