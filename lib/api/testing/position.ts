import type { Position } from '../schema/position'
import { usdc, wbtc, weth } from './assets'
import { asOf, CHAIN_ID, freshSource, LEGACY_MARKET_ID, MARKET_ID } from './chain'

const toRef = ({
  asset,
  symbol,
  decimals,
}: {
  asset: `0x${string}`
  symbol: string
  decimals: number
}) => ({
  asset,
  symbol,
  decimals,
})

/**
 * Health 1.25. 10 WETH at $2,000 × 0.8 and 0.2 WBTC at $60,000 × 0.75 against 20,000 USDC:
 * (16,000 + 9,000) ÷ 20,000. 500 USDC more are supplied, not as collateral.
 */
export const position: Position = {
  market: MARKET_ID,
  marketName: 'Aave v3.6 (local chain)',
  protocol: 'aave-v3',
  chainId: CHAIN_ID,
  asOf,
  source: freshSource,
  eMode: null,
  health: { kind: 'priced', healthFactor: '1250000000000000000', liquidatable: false },
  collateralUsd: '32000',
  debtUsd: '20000',
  netUsd: '12000',
  leverage: '2.666666666666666666',
  collateral: [
    {
      ...weth,
      amount: '10000000000000000000',
      valueUsd: '20000',
      liquidationPrice: { raw: '137499999999', usd: '1374.99999999' },
      usedAsCollateral: true,
      liquidationThreshold: '0.8',
      liquidationBonus: '1.05',
      supplyRate: '0.018',
    },
    {
      ...wbtc,
      amount: '20000000',
      valueUsd: '12000',
      liquidationPrice: { raw: '2666666666669', usd: '26666.66666669' },
      usedAsCollateral: true,
      liquidationThreshold: '0.75',
      liquidationBonus: '1.05',
      supplyRate: '0.0005',
    },
    {
      ...usdc,
      amount: '500000000',
      valueUsd: '500',
      liquidationPrice: null,
      usedAsCollateral: false,
      liquidationThreshold: '0.78',
      liquidationBonus: '1.05',
      supplyRate: '0.0402',
    },
  ],
  debt: [
    {
      ...usdc,
      amount: '20000000000',
      valueUsd: '20000',
      liquidationPrice: { raw: '125000001', usd: '1.25000001' },
      borrowRate: '0.0525',
    },
  ],
  distance: {
    uniform: '0.2',
    perAsset: [
      {
        asset: usdc.asset,
        direction: 'up',
        liquidationPrice: { raw: '125000001', usd: '1.25000001' },
        distance: '0.25000001',
      },
      {
        asset: weth.asset,
        direction: 'down',
        liquidationPrice: { raw: '137499999999', usd: '1374.99999999' },
        distance: '0.312500000005',
      },
      {
        asset: wbtc.asset,
        direction: 'down',
        liquidationPrice: { raw: '2666666666669', usd: '26666.66666669' },
        distance: '0.555555555555166666',
      },
    ],
  },
  timeToLiquidationSeconds: 170_984_424,
  liquidation: [
    {
      collateral: toRef(weth),
      debt: toRef(usdc),
      maxRepay: '10000000000',
      debtToCover: '10000000000',
      seized: '6531250000000000000',
      protocolFee: '31250000000000000',
      repayUsd: '10000',
      seizedUsd: '10450',
      bonusUsd: '450',
      protocolFeeUsd: '50',
      closeFactor: '0.5',
      healthFactorAfter: '1160000000000000000',
      minRepayToHealthy: '1',
      toxic: false,
      badDebtUsd: '0',
      blocked: null,
    },
    {
      collateral: toRef(wbtc),
      debt: toRef(usdc),
      maxRepay: '9142857143',
      debtToCover: '9142857143',
      seized: '19904762',
      protocolFee: '95238',
      repayUsd: '9142.857143',
      seizedUsd: '9554.28576',
      bonusUsd: '411.428617',
      protocolFeeUsd: '45.71424',
      closeFactor: '0.5',
      healthFactorAfter: '1178947368436565096',
      minRepayToHealthy: '1',
      toxic: false,
      badDebtUsd: '0',
      blocked: null,
    },
  ],
  verified: { onChainHealthFactor: '1250000000000000000', equal: true },
}

/** Health 1.3. 30,000 USDC × 0.78 against 9 WETH at $2,000: endangered by a rise. */
export const legacyPosition: Position = {
  market: LEGACY_MARKET_ID,
  marketName: 'Aave v3.0.2 (local chain)',
  protocol: 'aave-v3',
  chainId: CHAIN_ID,
  asOf,
  source: freshSource,
  eMode: null,
  health: { kind: 'priced', healthFactor: '1300000000000000000', liquidatable: false },
  collateralUsd: '30000',
  debtUsd: '18000',
  netUsd: '12000',
  leverage: '2.5',
  collateral: [
    {
      ...usdc,
      amount: '30000000000',
      valueUsd: '30000',
      liquidationPrice: { raw: '76923076', usd: '0.76923076' },
      usedAsCollateral: true,
      liquidationThreshold: '0.78',
      liquidationBonus: '1.05',
      supplyRate: '0.0402',
    },
  ],
  debt: [
    {
      ...weth,
      amount: '9000000000000000000',
      valueUsd: '18000',
      liquidationPrice: { raw: '260000000001', usd: '2600.00000001' },
      borrowRate: '0.0263',
    },
  ],
  distance: {
    uniform: '0.230769230769230769',
    perAsset: [
      {
        asset: usdc.asset,
        direction: 'down',
        liquidationPrice: { raw: '76923076', usd: '0.76923076' },
        distance: '0.23076924',
      },
      {
        asset: weth.asset,
        direction: 'up',
        liquidationPrice: { raw: '260000000001', usd: '2600.00000001' },
        distance: '0.300000000005',
      },
    ],
  },
  timeToLiquidationSeconds: null,
  liquidation: [
    {
      collateral: toRef(usdc),
      debt: toRef(weth),
      maxRepay: '4500000000000000000',
      debtToCover: '4500000000000000000',
      seized: '12226500147',
      protocolFee: '58500000',
      repayUsd: '9000',
      seizedUsd: '9405.00000021692172',
      bonusUsd: '405.00000021692172',
      protocolFeeUsd: '44.99999946',
      closeFactor: '0.5',
      healthFactorAfter: '1180999976028000117',
      minRepayToHealthy: '1',
      toxic: false,
      badDebtUsd: '0',
      blocked: null,
    },
  ],
  verified: { onChainHealthFactor: '1300000000000000000', equal: true },
}
