import { expect, test } from 'vitest'
import { passes } from '@/lib/devnet/protocols/passes'
import { toBark } from '@/lib/devnet/sky/sky-calls'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyDebt, getSkyDebtLimit } from '@/lib/risk/sky/get-debt'
import { SkyMarketView } from './market-view'
import { readVatView } from './read-vat-view'
import { playSky, setHole, startSkyWorld, TestFollower } from './testing/sky-world'
import { toUrn } from './to-urn'
import { toVaultId } from './vault'

const getWorld = startSkyWorld()
const actions = 320

test('HEALTH_EQUALS_VAT, BARK_IFF_LIQUIDATABLE, DISCOVERED_EQUALS_TRUE after every random action', async () => {
  const started = getWorld()
  const { world, client, sky, entry, vaults } = started
  const follower = new TestFollower(client, new SkyMarketView(entry))
  await setHole(started, { ilk: 'ETH-C', hole: 4_000n * 10n ** 45n })
  const counts = { vaults: 0, barks: 0, refusals: 0, unsafe: 0 }
  const kinds = new Set<string>()
  for await (const { action, played } of playSky(started, { seed: 505, actions })) {
    const where = `action ${action}: ${played.description}`
    kinds.add(played.kind)
    await follower.step()
    const { view, block } = follower
    const keys = vaults.map(({ ilk, urn }) => ({ ilk, urn }))
    const onChain = await readVatView(client, { vat: entry.vat, vaults: keys, block })
    const known = view.listVaults()
    const held = keys.filter((_, index) => {
      const { ink = 0n, art = 0n } = onChain[index] ?? {}
      return ink > 0n || art > 0n
    })
    expect(known.map(toVaultId).sort(), where).toEqual(held.map(toVaultId).sort())
    for (const [index, key] of keys.entries()) {
      const vault = view.findVault(key)
      const theirs = onChain[index]
      const state = view.head?.ilks.find((ilk) => ilk.state.ilk === key.ilk)?.state
      if (!state || !theirs) throw new Error('a vault was not read')
      const urn = toUrn(vault ?? { urn: key.urn, ink: 0n as never, art: 0n as never })
      const of = `${where}, ${toVaultId(key)}`
      expect([urn.ink, urn.art], of).toEqual([theirs.ink, theirs.art])
      expect(getSkyDebt(state, urn), of).toBe(theirs.art * theirs.rate)
      expect(getSkyDebtLimit(state, urn), of).toBe(theirs.ink * theirs.spot)
      const ilk = sky.deployment.ilks.find(({ name }) => name === key.ilk)
      if (!ilk) throw new Error('no such ilk')
      const request = toBark(sky.deployment, {
        ilk,
        urn: key.urn,
        keeper: world.liquidator.address,
      })
      const does = await passes(world.client, request)
      const says = getSkyBark(state, urn)
      expect(says.kind === 'barks', `${of} ${JSON.stringify(says, toText)}`).toBe(does)
      counts.vaults += 1
      counts[does ? 'barks' : 'refusals'] += 1
      if (urn.art * state.rate > urn.ink * state.spot) counts.unsafe += 1
    }
  }
  expect(counts.barks).toBeGreaterThan(20)
  expect(counts.unsafe).toBeGreaterThan(counts.barks)
  expect([...kinds]).toEqual(expect.arrayContaining(['bark', 'take', 'redo', 'give', 'passHour']))
})

const toText = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)
