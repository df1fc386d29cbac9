import { afterAll, beforeAll } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import type { Address } from '@/lib/risk/units'
import type { MorphoEntry } from '../entry'

export type MorphoTestWorld = {
  world: TestProtocols
  client: ChainClient
  entry: MorphoEntry
  /** Users, the liquidator and the supplier. */
  accounts: Address[]
}

/** A local chain with the real Morpho for the tests of one file. */
export function startMorphoWorld(): () => MorphoTestWorld {
  let started: MorphoTestWorld | undefined
  beforeAll(async () => {
    const world = await startTestProtocols({ morpho: true })
    const client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
    const { morpho, preLiquidationFactory, fromBlock } = world.morpho.deployment
    const entry: MorphoEntry = {
      id: 'morpho',
      protocol: 'morpho-blue',
      chainId: 31337,
      name: 'Morpho',
      morpho,
      preLiquidationFactory,
      fromBlock,
    }
    const accounts = [...world.users, world.liquidator].map(({ address }) => address)
    started = { world, client, entry, accounts: [...accounts, world.supplier] }
  }, 120_000)
  afterAll(async () => {
    started?.client.close()
    await started?.world.stop()
  })
  return () => {
    if (!started) throw new Error('the chain is not started')
    return started
  }
}
