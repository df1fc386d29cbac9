import type { Address } from 'viem'
import type { DevnetClient } from '../../chain-client'
import type { GetAnswer } from '../../scenario/amounts'
import { createCometDesk } from './comet-desk'
import type { ProtocolsManifest } from './deploy-protocols'
import type { ProtocolDesk } from './desk-types'
import { createMorphoDesk } from './morpho-desk'
import { createSkyDesk } from './sky-desk'

/** A desk for each protocol that is deployed besides Aave. */
export function createDesks(
  client: DevnetClient,
  {
    manifest,
    keepers,
    getAnswer,
  }: { manifest: ProtocolsManifest; keepers: readonly Address[]; getAnswer: GetAnswer },
): ProtocolDesk[] {
  const { morpho, comets, sky, vaults } = manifest
  const common = (protocol: ProtocolDesk['protocol']) => ({
    debtors: manifest.debtors.filter((debtor) => debtor.protocol === protocol),
    keepers,
    getAnswer,
  })
  return [
    ...(morpho ? [createMorphoDesk(client, { morpho, ...common('morpho-blue') })] : []),
    ...(comets ? [createCometDesk(client, { markets: comets, ...common('compound-v3') })] : []),
    ...(sky ? [createSkyDesk(client, { sky, vaults, ...common('sky') })] : []),
  ]
}
