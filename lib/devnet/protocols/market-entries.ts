import type { Address } from 'viem'
import type { ProtocolsManifest } from './scenario/deploy-protocols'

interface Entry<Protocol extends string> {
  id: string
  protocol: Protocol
  chainId: 31337
  name: string
  fromBlock: number
}

/** Markets besides Aave's, as a `MARKETS_FILE` lists them. */
export type FurtherMarketEntry =
  | (Entry<'morpho-blue'> & { morpho: Address })
  | (Entry<'compound-v3'> & { comet: Address })
  | (Entry<'sky'> & {
      vat: Address
      dog: Address
      spotter: Address
      jug: Address
      ilks: string[]
    })

/** One entry for Morpho, one a Comet, one for Sky with its ilks. */
export function toFurtherMarketEntries({
  morpho,
  comets = [],
  sky,
}: ProtocolsManifest): FurtherMarketEntry[] {
  const chainId = 31337
  return [
    ...(morpho
      ? [
          {
            id: 'morpho-blue-demo',
            protocol: 'morpho-blue' as const,
            chainId,
            name: 'Morpho Blue (demo)',
            morpho: morpho.morpho,
            fromBlock: morpho.fromBlock,
          } as const,
        ]
      : []),
    ...comets.map(
      ({ comet, base, fromBlock }) =>
        ({
          id: `compound-v3-${base.symbol.toLowerCase()}-demo`,
          protocol: 'compound-v3',
          chainId,
          name: `Spec Comet ${base.symbol} (demo)`,
          comet,
          fromBlock,
        }) as const,
    ),
    ...(sky
      ? [
          {
            id: 'sky-demo',
            protocol: 'sky' as const,
            chainId,
            name: 'Sky (demo)',
            vat: sky.vat,
            dog: sky.dog,
            spotter: sky.spotter,
            jug: sky.jug,
            ilks: sky.ilks.map(({ name }) => name as string),
            fromBlock: sky.fromBlock,
          } as const,
        ]
      : []),
  ]
}
