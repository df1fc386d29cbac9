import { parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { Follower } from './testing/follower'
import { startMorphoWorld } from './testing/morpho-world'

const abi = parseAbi([
  'function position(bytes32, address) view returns (uint256, uint128 borrowShares, uint128 collateral)',
])
const morpho = startMorphoWorld()

describe('MorphoFollowedMarket', () => {
  test('default: every market and everybody with debt is found', async () => {
    const { client, entry, world, accounts } = morpho()
    const follower = new Follower({ client, entry })
    await follower.catchUp()
    const { markets } = world.morpho.deployment
    const ids = markets.map(({ id }) => `morpho:${id}`)
    expect(follower.snapshots.map(({ id }) => id).sort()).toEqual(ids.sort())
    let owing = 0
    for (const { id } of markets)
      for (const account of accounts) {
        const args = [id, account] as const
        const call = { address: entry.morpho, abi, functionName: 'position', args } as const
        const [, borrowShares, collateral] = await world.client.readContract(call)
        const found = follower.view.table.markets.get(id)?.accounts.get(account)
        if (borrowShares > 0n) expect(found).toEqual({ address: account, borrowShares, collateral })
        else expect(found).toBeUndefined()
        owing += borrowShares > 0n ? 1 : 0
      }
    expect(owing).toBeGreaterThanOrEqual(16)
    for (const snapshot of follower.snapshots) expect(snapshot.getMarket().coverage).toBe('1')
  })
})
