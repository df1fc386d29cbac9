import { accrueMorphoInterest } from '@/lib/risk/morpho-blue/accrue-interest'
import { getMorphoPrices } from '@/lib/risk/morpho-blue/prices'
import { getSkySpot } from '@/lib/risk/sky/get-spot'
import { RAD, RAY, type Rad, type Ray, WAD, type Wad } from '@/lib/risk/units'
import type { RiskInputOf } from '../risk-input'
import { usdc, wbtc, weth } from './assets'
import { asOf, BLOCK_TIME, BORROWER, toFixtureAddress, toFixtureHash } from './chain'

const permille = (value: number) => ((WAD * BigInt(value)) / 1000n) as Wad
const toToken = ({ asset, symbol, decimals }: typeof weth) => ({ asset, symbol, decimals })
const none = 0n as Wad
const markOf = (protocol: string) => ({
  market: `demo-${protocol}`,
  marketName: `Demo ${protocol}`,
  asOf,
})

const market = accrueMorphoInterest({
  id: toFixtureHash('market'),
  loanToken: toToken(usdc),
  collateralToken: toToken(weth),
  lltv: permille(860),
  collateralPrice: 2_000n * 10n ** 24n,
  totalSupplyAssets: 1_000_000_000_000n,
  totalSupplyShares: 10n ** 18n,
  totalBorrowAssets: 600_000_000_000n,
  totalBorrowShares: 600_000_000_000_000_000n,
  lastUpdate: BLOCK_TIME,
  fee: none,
  borrowRate: none,
  timestamp: BLOCK_TIME,
})

/** 10 WETH at $2,000 and 86 % against 8,600 USDC: health 2; an earlier line at 80 %. */
export const morphoRiskInput: RiskInputOf<'morpho-blue'> = {
  ...markOf('morpho-blue'),
  protocol: 'morpho-blue',
  state: market,
  account: { address: BORROWER, borrowShares: 8_600_000_000_000_000n, collateral: 10n * WAD },
  prices: getMorphoPrices(market, { unit: WAD, loan: WAD }),
  currency: 'usd',
  lines: [
    {
      address: toFixtureAddress('pre-liquidation'),
      preLltv: permille(800),
      preLCF1: permille(100),
      preLCF2: permille(500),
      preLIF1: permille(1_010),
      preLIF2: permille(1_040),
      oraclePrice: market.collateralPrice,
    },
  ],
}

const cometAsset = (offset: number, { asset, symbol, decimals, price }: typeof weth) => ({
  offset,
  asset,
  symbol,
  decimals,
  scale: 10n ** BigInt(decimals),
  price: BigInt(price.raw ?? 0),
  borrowCollateralFactor: permille(800),
  liquidateCollateralFactor: permille(850),
  liquidationFactor: permille(930),
  supplyCap: 10n ** 24n,
  totalSupplyAsset: 10n ** 20n,
  reserves: 0n,
})

/** 10 WETH at $2,000 and 85 % against 8,500 USDC: health 2; WBTC is taken too. */
export const cometRiskInput: RiskInputOf<'compound-v3'> = {
  ...markOf('compound-v3'),
  protocol: 'compound-v3',
  state: {
    baseToken: toToken(usdc),
    baseScale: 1_000_000n,
    basePrice: 100_000_000n,
    baseSupplyIndex: 10n ** 15n,
    baseBorrowIndex: 10n ** 15n,
    totalSupplyBase: 10_000_000_000_000n,
    totalBorrowBase: 6_000_000_000_000n,
    lastAccrualTime: BLOCK_TIME,
    timestamp: BLOCK_TIME,
    supplyRate: none,
    borrowRate: none,
    baseBorrowMin: 100_000_000n,
    baseBalance: 4_000_000_000_000n,
    targetReserves: 5_000_000_000_000n,
    storeFrontPriceFactor: permille(600),
    paused: { supply: false, withdraw: false, absorb: false, buy: false },
    assets: [cometAsset(0, weth), cometAsset(1, wbtc)],
  },
  account: {
    address: BORROWER,
    principal: -8_500_000_000n,
    collateral: [{ offset: 0, amount: 10n * WAD }],
  },
  scale: { unit: 100_000_000n, numerator: 1n, denominator: 1n },
  currency: 'usd',
}

const mat = ((RAY * 8n) / 5n) as Ray
const price = (2_000n * WAD) as Wad

/** 10 WETH at $2,000 and 160 % against 6,250 DAI: health 2; no less than 5,000 may be owed. */
export const skyRiskInput: RiskInputOf<'sky'> = {
  ...markOf('sky'),
  protocol: 'sky',
  subaccount: toFixtureAddress('urn'),
  state: {
    ilk: 'ETH-A',
    gem: toToken(weth),
    timestamp: BLOCK_TIME,
    totalArt: (1_000_000n * WAD) as Wad,
    rate: RAY as Ray,
    spot: getSkySpot({ price, par: RAY as Ray, mat }),
    line: (100_000_000n * RAD) as Rad,
    dust: (5_000n * RAD) as Rad,
    mat,
    par: RAY as Ray,
    price,
    nextPrice: null,
    duty: RAY as Ray,
    base: 0n as Ray,
    rho: BLOCK_TIME,
    chop: permille(1_130),
    hole: (10_000_000n * RAD) as Rad,
    dirt: 0n as Rad,
    globalHole: (100_000_000n * RAD) as Rad,
    globalDirt: 0n as Rad,
    dogLive: true,
    clip: {
      address: toFixtureAddress('clip'),
      buf: ((RAY * 6n) / 5n) as Ray,
      tail: 8_400,
      cusp: ((RAY * 2n) / 5n) as Ray,
      chip: permille(1),
      tip: (300n * RAD) as Rad,
      chost: (5_650n * RAD) as Rad,
      stopped: 0,
      curve: { kind: 'linear', tau: 3_600 },
    },
  },
  urn: { address: toFixtureAddress('urn'), ink: (10n * WAD) as Wad, art: (6_250n * WAD) as Wad },
  dai: { asset: toFixtureAddress('token DAI'), symbol: 'DAI', decimals: 18 },
}
