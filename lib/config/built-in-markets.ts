import * as addressBook from '@aave-dao/aave-address-book'
import { getCometMarkets } from './comet-deployments'
import type { MarketEntry } from './market-entry'
import { getMorphoMarkets } from './morpho-deployments'

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

/** Ilks of Maker's Vat that still owe; checked against the Vat, the ilk registry and their tokens when opened. */
const skyEthereum: MarketEntry = {
  id: 'sky-ethereum',
  protocol: 'sky',
  chainId: 1,
  name: 'Sky',
  vat: '0x35D1b3F3D7966A1DFe207aa4514C12a259A0492B',
  dog: '0x135954d155898D42C90D2a57824C690e0c7BEf1B',
  spotter: '0x65C79fcB50Ca1594B025960e539eD7A9a6D434A3',
  jug: '0x19c0976f590D67707E62397C87829d896Dc0f1F1',
  cdpManager: '0x5ef30b9986345249bc32d8928B7ee64DE9435E39',
  ilkRegistry: '0x5a464C28D19848f44199D003BeF5ecc87d090F87',
  dai: addressBook.AaveV3Ethereum.ASSETS.DAI.UNDERLYING,
  ilks: ['ETH-A', 'ETH-B', 'ETH-C', 'WSTETH-A', 'WSTETH-B', 'WBTC-A', 'WBTC-B', 'WBTC-C'],
  fromBlock: 8_928_152,
}

/** Every live Aave v3 instance of the Aave address book, Spark, Morpho Blue, Compound v3's Comets, and Sky. */
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
  return [...aave, ...forks, ...getMorphoMarkets(), ...getCometMarkets(), skyEthereum]
}
