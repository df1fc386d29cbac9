import { getAaveRules } from '@/lib/risk/aave-v3/get-rules'
import type { AaveReserve } from '@/lib/risk/aave-v3/state'
import { type Bps, RAY, type Ray } from '@/lib/risk/units'
import type { RiskInputOf } from '../risk-input'
import { usdc, wbtc, weth } from './assets'
import { asOf, BORROWER, MARKET_ID } from './chain'
import { position } from './position'

const bps = (value: number) => BigInt(value) as Bps

function toReserve(
  id: number,
  { asset, symbol, decimals, price }: typeof weth,
  threshold: number,
): AaveReserve {
  return {
    id,
    asset,
    symbol,
    decimals,
    price: BigInt(price.raw ?? 0),
    liquidityIndex: RAY as Ray,
    variableBorrowIndex: RAY as Ray,
    liquidityRate: (RAY / 50n) as Ray,
    variableBorrowRate: (RAY / 20n) as Ray,
    ltv: bps(threshold - 500),
    liquidationThreshold: bps(threshold),
    liquidationBonus: bps(10_500),
    liquidationProtocolFee: bps(1000),
    active: true,
    frozen: false,
    paused: false,
    borrowingEnabled: true,
    eModeCategoryId: 0,
    liquidationGracePeriodUntil: 0,
  }
}

/** What the fixture `position` (health 1.25) is worked out from. One eMode category, for WETH against USDC. */
export const riskInput: RiskInputOf<'aave-v3'> = {
  market: MARKET_ID,
  marketName: position.marketName,
  protocol: 'aave-v3',
  asOf,
  state: {
    rules: getAaveRules(10),
    baseCurrencyUnit: 100_000_000n,
    timestamp: Date.parse(asOf.timestamp) / 1000,
    reserves: [toReserve(0, weth, 8000), toReserve(1, wbtc, 7500), toReserve(2, usdc, 7800)],
    eModes: new Map([
      [
        1,
        {
          id: 1,
          label: 'WETH and USDC',
          ltv: bps(9000),
          liquidationThreshold: bps(9300),
          liquidationBonus: bps(10_200),
          collateralBitmap: 0b101n,
          borrowableBitmap: 0b100n,
          price: null,
        },
      ],
    ]),
    liquidationAllowed: true,
  },
  account: {
    address: BORROWER,
    eModeCategoryId: 0,
    positions: [
      {
        reserveId: 0,
        scaledCollateral: 10n ** 19n,
        usedAsCollateral: true,
        scaledVariableDebt: 0n,
      },
      {
        reserveId: 1,
        scaledCollateral: 20_000_000n,
        usedAsCollateral: true,
        scaledVariableDebt: 0n,
      },
      {
        reserveId: 2,
        scaledCollateral: 500_000_000n,
        usedAsCollateral: false,
        scaledVariableDebt: 20_000_000_000n,
      },
    ],
  },
}
