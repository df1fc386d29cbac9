import type { MarketEntry } from './market-entry'

type Deployment = {
  slug: string
  name: string
  chainId: number
  morpho: `0x${string}`
  /** Block of its creation. */
  fromBlock: number
  preLiquidationFactory?: `0x${string}`
}

/**
 * Where Morpho Blue lives. Each line stands alike in the public sources of the protocol itself (its SDK or its lite
 * app) and of somebody else or another of its own programs; a chain of which two disagree is left out. Checked again
 * when opened.
 */
const deployments: readonly Deployment[] = [
  {
    slug: 'ethereum',
    name: 'Ethereum',
    chainId: 1,
    morpho: '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb',
    fromBlock: 18_883_124,
    preLiquidationFactory: '0x6FF33615e792E35ed1026ea7cACCf42D9BF83476',
  },
  {
    slug: 'optimism',
    name: 'Optimism',
    chainId: 10,
    morpho: '0xce95AfbB8EA029495c66020883F87aaE8864AF92',
    fromBlock: 130_770_075,
    preLiquidationFactory: '0x3d05C01EE8e97361b9E19D172128255eaE5F98B9',
  },
  {
    slug: 'unichain',
    name: 'Unichain',
    chainId: 130,
    morpho: '0x8f5ae9CddB9f68de460C77730b018Ae7E04a140A',
    fromBlock: 9_139_027,
    preLiquidationFactory: '0xb04e4D3D59Ee47Ca9BA192707AF13A7D02969911',
  },
  {
    slug: 'polygon',
    name: 'Polygon',
    chainId: 137,
    morpho: '0x1bF0c2541F820E775182832f06c0B7Fc27A25f67',
    fromBlock: 66_931_042,
    preLiquidationFactory: '0xeDadDe37D76c72b98725614d0b41C20Fe612d304',
  },
  {
    slug: 'sonic',
    name: 'Sonic',
    chainId: 146,
    morpho: '0xd6c916eB7542D0Ad3f18AEd0FCBD50C582cfa95f',
    fromBlock: 9_100_931,
  },
  {
    slug: 'fraxtal',
    name: 'Fraxtal',
    chainId: 252,
    morpho: '0xa6030627d724bA78a59aCf43Be7550b4C5a0653b',
    fromBlock: 15_317_931,
  },
  {
    slug: 'world-chain',
    name: 'World Chain',
    chainId: 480,
    morpho: '0xE741BC7c34758b4caE05062794E8Ae24978AF432',
    fromBlock: 9_025_669,
  },
  {
    slug: 'hyperevm',
    name: 'HyperEVM',
    chainId: 999,
    morpho: '0x68e37dE8d93d3496ae143F2E900490f6280C57cD',
    fromBlock: 1_988_429,
  },
  {
    slug: 'base',
    name: 'Base',
    chainId: 8453,
    morpho: '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb',
    fromBlock: 13_977_148,
    preLiquidationFactory: '0x8cd16b62E170Ee0bA83D80e1F80E6085367e2aef',
  },
  {
    slug: 'mode',
    name: 'Mode',
    chainId: 34443,
    morpho: '0xd85cE6BD68487E0AaFb0858FDE1Cd18c76840564',
    fromBlock: 19_983_370,
  },
  {
    slug: 'arbitrum',
    name: 'Arbitrum',
    chainId: 42161,
    morpho: '0x6c247b1F6182318877311737BaC0844bAa518F5e',
    fromBlock: 296_446_593,
    preLiquidationFactory: '0x635c31B5DF1F7EFbCbC07E302335Ef4230758e3d',
  },
  {
    slug: 'hemi',
    name: 'Hemi',
    chainId: 43111,
    morpho: '0xa4Ca2c2e25b97DA19879201bA49422bc6f181f42',
    fromBlock: 1_188_872,
  },
  {
    slug: 'ink',
    name: 'Ink',
    chainId: 57073,
    morpho: '0x857f3EefE8cbda3Bc49367C996cd664A880d3042',
    fromBlock: 4_078_776,
  },
  {
    slug: 'scroll',
    name: 'Scroll',
    chainId: 534352,
    morpho: '0x2d012EdbAdc37eDc2BC62791B666f9193FDF5a55',
    fromBlock: 12_842_868,
  },
  {
    slug: 'katana',
    name: 'Katana',
    chainId: 747474,
    morpho: '0xD50F2DffFd62f94Ee4AEd9ca05C61d0753268aBc',
    fromBlock: 2_741_069,
    preLiquidationFactory: '0x678EB53A3bB79111263f47B84989d16D81c36D85',
  },
]

/** One entry a chain; each holds every market of its Morpho. */
export function getMorphoMarkets(): MarketEntry[] {
  return deployments.map(({ slug, name, ...deployment }) => ({
    id: `morpho-blue-${slug}`,
    protocol: 'morpho-blue',
    name: `Morpho Blue ${name}`,
    ...deployment,
  }))
}
