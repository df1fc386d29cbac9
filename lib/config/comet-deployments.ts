import type { MarketEntry } from './market-entry'

type Deployment = {
  chain: string
  chainId: number
  comets: Readonly<Record<string, `0x${string}`>>
}

/** The Comet proxies by their base token. Each is asked for its tokens and feeds when opened. */
const deployments: readonly Deployment[] = [
  {
    chain: 'Ethereum',
    chainId: 1,
    comets: {
      USDC: '0xc3d688B66703497DAA19211EEdff47f25384cdc3',
      USDS: '0x5D409e56D886231aDAf00c8775665AD0f9897b56',
      USDT: '0x3Afdc9BCA9213A35503b077a6072F3D0d5AB0840',
      WBTC: '0xe85Dc543813B8c2CFEaAc371517b925a166a9293',
      WETH: '0xA17581A9E3356d9A858b789D68B4d866e593aE94',
      wstETH: '0x3D0bb1ccaB520A66e607822fC55BC921738fAFE3',
    },
  },
  {
    chain: 'Optimism',
    chainId: 10,
    comets: {
      USDC: '0x2e44e174f7D53F0212823acC11C01A11d58c5bCB',
      USDT: '0x995E394b8B2437aC8Ce61Ee0bC610D617962B214',
      WETH: '0xE36A30D249f7761327fd973001A32010b521b6Fd',
    },
  },
  {
    chain: 'Unichain',
    chainId: 130,
    comets: {
      USDC: '0x2c7118c4C88B9841FCF839074c26Ae8f035f2921',
      WETH: '0x6C987dDE50dB1dcDd32Cd4175778C2a291978E2a',
    },
  },
  {
    chain: 'Polygon',
    chainId: 137,
    comets: {
      USDC: '0xF25212E676D1F7F89Cd72fFEe66158f541246445',
      USDT: '0xaeB318360f27748Acb200CE616E389A6C9409a07',
    },
  },
  {
    chain: 'Ronin',
    chainId: 2020,
    comets: {
      WETH: '0x4006eD4097Ee51c09A04c3B0951D28CCf19e6DFE',
      WRON: '0xc0Afdbd1cEB621Ef576BA969ce9D4ceF78Dbc0c0',
    },
  },
  {
    chain: 'Mantle',
    chainId: 5000,
    comets: {
      USDe: '0x606174f62cd968d8e684c645080fa694c1D7786E',
    },
  },
  {
    chain: 'Base',
    chainId: 8453,
    comets: {
      AERO: '0x784efeB622244d2348d4F2522f8860B96fbEcE89',
      USDbC: '0x9c4ec768c28520B50860ea7a15bd7213a9fF58bf',
      USDC: '0xb125E6687d4313864e53df431d5425969c15Eb2F',
      USDS: '0x2c776041CCFe903071AF44aa147368a9c8EEA518',
      WETH: '0x46e6b214b524310239732D51387075E0e70970bf',
    },
  },
  {
    chain: 'Arbitrum',
    chainId: 42_161,
    comets: {
      USDC: '0x9c4ec768c28520B50860ea7a15bd7213a9fF58bf',
      'USDC.e': '0xA5EDBDD9646f8dFF606d7448e414884C7d905dCA',
      USDT: '0xd98Be00b5D27fc98112BdE293e487f8D4cA57d07',
      WETH: '0x6f7D514bbD4aFf3BcD1140B7344b32f063dEe486',
    },
  },
  {
    chain: 'Linea',
    chainId: 59_144,
    comets: {
      USDC: '0x8D38A3d6B3c3B7d96D6536DA7Eef94A9d7dbC991',
      WETH: '0x60F2058379716A64a7A5d29219397e79bC552194',
    },
  },
  {
    chain: 'Scroll',
    chainId: 534_352,
    comets: {
      USDC: '0xB2f97c1Bd3bf02f5e74d13f02E3e26F93D77CE44',
    },
  },
]

/** Every live Comet of Compound v3: `compound-v3-ethereum-usdc`, … */
export function getCometMarkets(): MarketEntry[] {
  return deployments.flatMap(({ chain, chainId, comets }) =>
    Object.entries(comets).map(([base, comet]): MarketEntry => {
      const slug = `${chain}-${base}`.toLowerCase().replace('.', '-')
      const name = `Compound v3 ${chain} ${base}`
      return { id: `compound-v3-${slug}`, protocol: 'compound-v3', chainId, name, comet }
    }),
  )
}
