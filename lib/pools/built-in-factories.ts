import type { Address } from 'viem'
import type { PoolSource } from './pool-source'

type Factories = { chainId: number; v3: Address; v2?: Address }

/**
 * Uniswap's own factories. Each address stands alike in Uniswap's documentation and in the public source of somebody
 * else; chains for which only one was found are left out. Each is asked for code with every reading.
 */
const factories: readonly Factories[] = [
  {
    chainId: 1,
    v3: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
    v2: '0x5C69bEe701ef814a2B6a3EDD4B1652CB9cc5aA6f',
  },
  {
    chainId: 10,
    v3: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
    v2: '0x0c3c1c532F1e39EdF36BE9Fe0bE1410313E074Bf',
  },
  {
    chainId: 56,
    v3: '0xdB1d10011AD0Ff90774D0C6Bb92e5C5c8b4461F7',
    v2: '0x8909Dc15e40173Ff4699343b6eB8132c65e18eC6',
  },
  {
    chainId: 137,
    v3: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
    v2: '0x9e5A52f57b3038F1B8EeE45F28b3C1967e22799C',
  },
  {
    chainId: 8453,
    v3: '0x33128a8fC17869897dcE68Ed026d694621f6FDfD',
    v2: '0x8909Dc15e40173Ff4699343b6eB8132c65e18eC6',
  },
  {
    chainId: 42_161,
    v3: '0x1F98431c8aD98523631AE4a59f267346ea31F984',
    v2: '0xf1D7CC64Fb4452F05c498126312eBE29f30Fbcf9',
  },
  { chainId: 42_220, v3: '0xAfE208a311B21f13EF87E33A90049fC17A7acDEc' },
]

/** The factories that are asked without being configured. */
export function getBuiltInFactories(): PoolSource[] {
  return factories.flatMap(({ chainId, v3, v2 }): PoolSource[] => [
    { kind: 'uniswap-v3-factory', chainId, address: v3 },
    ...(v2 ? ([{ kind: 'uniswap-v2-factory', chainId, address: v2 }] as const) : []),
  ])
}
