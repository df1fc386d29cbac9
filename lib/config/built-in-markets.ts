import * as addressBook from '@aave-dao/aave-address-book'
import type { MarketEntry } from './market-entry'

type Instance = { CHAIN_ID: number; POOL_ADDRESSES_PROVIDER: `0x${string}` }

function isAaveV3Instance(name: string, value: unknown): value is Instance {
  return (
    /^AaveV3[A-Z]/.test(name) &&
    typeof value === 'object' &&
    value !== null &&
    'CHAIN_ID' in value &&
    'POOL_ADDRESSES_PROVIDER' in value
  )
}

/** `AaveV3EthereumLido` → `ethereum-lido`; runs of capitals stay one word (`BNB` → `bnb`). */
function toSlug(name: string): string {
  return name
    .replace(/^AaveV3/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}

/** Forks whose addresses no package gives; checked by their code and `getPool()` when opened. */
const forks: readonly MarketEntry[] = [
  {
    id: 'spark-ethereum',
    protocol: 'aave-v3',
    chainId: 1,
    name: 'Spark Ethereum',
    poolAddressesProvider: '0x02C3eA4e34C0cBd694D2adFa2c690EECbC1793eE',
  },
  {
    id: 'spark-gnosis',
    protocol: 'aave-v3',
    chainId: 100,
    name: 'Spark Gnosis',
    poolAddressesProvider: '0xA98DaCB3fC964A6A0d2ce3B77294241585EAbA6d',
  },
]

/** Every live Aave v3 instance of the Aave address book, and Spark. */
export function getBuiltInMarkets(): MarketEntry[] {
  const aave = Object.entries(addressBook).flatMap(([name, value]): MarketEntry[] =>
    isAaveV3Instance(name, value)
      ? [
          {
            id: `aave-v3-${toSlug(name)}`,
            protocol: 'aave-v3',
            chainId: value.CHAIN_ID,
            name: `Aave v3 ${name.replace(/^AaveV3/, '').replace(/([a-z])([A-Z])/g, '$1 $2')}`,
            poolAddressesProvider: value.POOL_ADDRESSES_PROVIDER,
          },
        ]
      : [],
  )
  return [...aave, ...forks]
}
