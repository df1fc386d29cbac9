import type { AssetConfig } from '../market-types'
import type { SkyIlkConfig } from './sky-types'

const WAD = 10n ** 18n
const RAY = 10n ** 27n
const RAD = 10n ** 45n
const percent = (share: bigint, unit: bigint) => (share * unit) / 100n

/** The fourth ilk's collateral, which no other market of the local chain has. */
export const yfiAsset: AssetConfig = {
  symbol: 'YFI',
  name: 'yearn.finance',
  decimals: 18,
  answer: 5_200n * 10n ** 8n,
}

/** All auctions together may hold so much debt. */
export const SKY_HOLE = 3_000_000n * RAD
export const SKY_LINE = 500_000_000n * RAD
/** What every ilk pays a second besides its own fee: 0.25 % a year. */
export const SKY_BASE_FEE = 79_175_551_708_715_275n

const common = {
  line: 200_000_000n * RAD,
  tip: 100n * RAD,
  chip: percent(2n, WAD),
  chop: percent(113n, WAD),
}

/** One ilk for each curve of prices, and a second stair. Fees of 4 %, 1 %, 2.5 % and 6 % a year. */
export const skyIlks: readonly SkyIlkConfig[] = [
  {
    ...common,
    name: 'ETH-B',
    gem: 'WETH',
    mat: percent(130n, RAY),
    duty: 1_000_000_001_243_680_656_318_820_312n,
    dust: 2_500n * RAD,
    hole: 900_000n * RAD,
    buf: percent(120n, RAY),
    tail: 4_800n,
    cusp: percent(30n, RAY),
    curve: { kind: 'linear', tau: 7_200n },
  },
  {
    ...common,
    name: 'ETH-C',
    gem: 'WETH',
    mat: percent(170n, RAY),
    duty: 1_000_000_000_315_522_921_573_372_069n,
    dust: 1_000n * RAD,
    hole: 1_500_000n * RAD,
    buf: percent(120n, RAY),
    tail: 8_400n,
    cusp: percent(40n, RAY),
    curve: { kind: 'stairstep', step: 90n, cut: percent(99n, RAY) },
  },
  {
    ...common,
    name: 'LINK-A',
    gem: 'LINK',
    mat: percent(165n, RAY),
    duty: 1_000_000_000_782_997_609_082_909_351n,
    dust: 1_000n * RAD,
    hole: 300_000n * RAD,
    buf: percent(120n, RAY),
    tail: 8_400n,
    cusp: percent(40n, RAY),
    curve: { kind: 'stairstep', step: 120n, cut: percent(98n, RAY) },
  },
  {
    ...common,
    name: 'YFI-A',
    gem: 'YFI',
    mat: percent(175n, RAY),
    duty: 1_000_000_001_847_694_957_439_350_562n,
    chop: percent(105n, WAD),
    dust: 500n * RAD,
    hole: 250_000n * RAD,
    buf: percent(130n, RAY),
    tail: 7_200n,
    cusp: percent(40n, RAY),
    curve: { kind: 'exponential', cut: (RAY * 99_988n) / 100_000n },
  },
]
