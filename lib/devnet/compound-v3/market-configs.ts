import type { CometConfig } from './comet-types'

const bps = (share: bigint) => share * 10n ** 14n
const USDC = 10n ** 6n
const WETH = 10n ** 18n

type Factors = [borrow: bigint, liquidate: bigint, liquidation: bigint]

const getCollateral = (
  symbol: string,
  { factors, supplyCap }: { factors: Factors; supplyCap: bigint },
) => ({
  symbol,
  borrowCollateralFactor: bps(factors[0]),
  liquidateCollateralFactor: bps(factors[1]),
  liquidationFactor: bps(factors[2]),
  supplyCap,
})

/** Dollars against volatile assets. */
export const cometUsdc: CometConfig = {
  name: 'Spec Comet USDC',
  symbol: 'scUSDCv3',
  base: 'USDC',
  storeFrontPriceFactor: bps(6_000n),
  baseBorrowMin: 100n * USDC,
  targetReserves: 5_000_000n * USDC,
  rates: {
    kink: bps(8_500n),
    slopeLow: bps(325n),
    slopeHigh: bps(40_000n),
    base: bps(150n),
    supplyShare: bps(8_500n),
  },
  collaterals: [
    getCollateral('WETH', { factors: [8_250n, 8_950n, 9_500n], supplyCap: 400_000n }),
    getCollateral('WBTC', { factors: [7_000n, 7_700n, 9_300n], supplyCap: 18_000n }),
    getCollateral('LINK', { factors: [7_300n, 7_900n, 9_300n], supplyCap: 12_000_000n }),
    getCollateral('wstETH', { factors: [8_200n, 8_700n, 9_300n], supplyCap: 90_000n }),
  ],
}

/** Ether against staked ether and bitcoin. */
export const cometWeth: CometConfig = {
  name: 'Spec Comet WETH',
  symbol: 'scWETHv3',
  base: 'WETH',
  storeFrontPriceFactor: bps(7_000n),
  baseBorrowMin: WETH / 10n,
  targetReserves: 5_000n * WETH,
  rates: {
    kink: bps(9_000n),
    slopeLow: bps(210n),
    slopeHigh: bps(100_000n),
    base: bps(40n),
    supplyShare: bps(8_000n),
  },
  collaterals: [
    getCollateral('wstETH', { factors: [9_000n, 9_300n, 9_750n], supplyCap: 90_000n }),
    getCollateral('WBTC', { factors: [8_000n, 8_500n, 9_500n], supplyCap: 9_000n }),
  ],
}
