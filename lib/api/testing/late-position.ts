import type { Position } from '../schema/position'
import { odd, usdc, weth } from './assets'
import { asOf } from './chain'
import { position } from './position'

const { asset, symbol, decimals } = weth
const usdcRef = { asset: usdc.asset, symbol: usdc.symbol, decimals: usdc.decimals }
const wethDown = { raw: '202499999999', usd: '2024.99999999' }
const usdcUp = { raw: '98765433', usd: '0.98765433' }

/** Liquidatable. 5 WETH at $2,000 × 0.8 against 8,100 USDC. */
export const latePosition: Position = {
  ...position,
  health: { kind: 'priced', healthFactor: '987654320987654320', liquidatable: true },
  collateralUsd: '10000',
  debtUsd: '8100',
  netUsd: '1900',
  leverage: '5.263157894736842105',
  collateral: [
    {
      ...weth,
      amount: '5000000000000000000',
      valueUsd: '10000',
      liquidationPrice: wethDown,
      usedAsCollateral: true,
      liquidationThreshold: '0.8',
      liquidationBonus: '1.05',
      supplyRate: '0.018',
    },
  ],
  debt: [
    {
      ...usdc,
      amount: '8100000000',
      valueUsd: '8100',
      liquidationPrice: usdcUp,
      borrowRate: '0.0525',
    },
  ],
  distance: {
    uniform: '-0.0125',
    perAsset: [
      { asset, direction: 'down', liquidationPrice: wethDown, distance: '-0.012499999995' },
      { asset: usdc.asset, direction: 'up', liquidationPrice: usdcUp, distance: '-0.01234567' },
    ],
  },
  timeToLiquidationSeconds: 0,
  liquidation: [
    {
      collateral: { asset, symbol, decimals },
      debt: usdcRef,
      maxRepay: '4050000000',
      debtToCover: '4050000000',
      seized: '2116125000000000000',
      protocolFee: '10125000000000000',
      repayUsd: '4050',
      seizedUsd: '4232.25',
      bonusUsd: '182.25',
      protocolFeeUsd: '20.25',
      closeFactor: '0.5',
      healthFactorAfter: '1135308641975308641',
      minRepayToHealthy: '625000000',
      toxic: false,
      badDebtUsd: '0',
      blocked: null,
    },
  ],
  verified: { onChainHealthFactor: '987654320987654320', equal: true },
}

/** Supplies 10 WETH and 0.2 WBTC, owes nothing. */
export const noDebtPosition: Position = {
  ...position,
  asOf,
  health: { kind: 'no-debt' },
  debtUsd: '0',
  netUsd: '32000',
  leverage: '1',
  collateral: position.collateral.map((leg) => ({ ...leg, liquidationPrice: null })),
  debt: [],
  distance: {
    uniform: null,
    perAsset: position.collateral
      .filter((leg) => leg.usedAsCollateral)
      .map((leg) => ({ asset: leg.asset, unreachable: true as const })),
  },
  timeToLiquidationSeconds: null,
  liquidation: [],
  verified: null,
}

/** Borrowed against WETH and ODD; the oracle of ODD reverts, so nothing can be said of its health. */
export const unpricedPosition: Position = {
  ...latePosition,
  health: { kind: 'unpriced', assets: [odd.asset] },
  collateralUsd: null,
  netUsd: null,
  leverage: null,
  collateral: [
    ...latePosition.collateral.map((leg) => ({ ...leg, liquidationPrice: null })),
    {
      ...odd,
      amount: '1000',
      valueUsd: null,
      liquidationPrice: null,
      usedAsCollateral: true,
      liquidationThreshold: '0.5',
      liquidationBonus: '1.1',
      supplyRate: '0',
    },
  ],
  debt: latePosition.debt.map((leg) => ({ ...leg, liquidationPrice: null })),
  distance: { uniform: null, perAsset: [] },
  timeToLiquidationSeconds: null,
  liquidation: [],
  verified: null,
}
