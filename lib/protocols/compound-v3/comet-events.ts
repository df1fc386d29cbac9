import { type Hex, parseAbi, toEventSelector } from 'viem'

/** Events of a Comet that change an account, tell of an absorption, or of another implementation behind the proxy. */
export const cometEventsAbi = parseAbi([
  'event Supply(address indexed from, address indexed dst, uint256 amount)',
  'event Transfer(address indexed from, address indexed to, uint256 amount)',
  'event Withdraw(address indexed src, address indexed to, uint256 amount)',
  'event SupplyCollateral(address indexed from, address indexed dst, address indexed asset, uint256 amount)',
  'event TransferCollateral(address indexed from, address indexed to, address indexed asset, uint256 amount)',
  'event WithdrawCollateral(address indexed src, address indexed to, address indexed asset, uint256 amount)',
  'event AbsorbDebt(address indexed absorber, address indexed borrower, uint256 basePaidOut, uint256 usdValue)',
  'event AbsorbCollateral(address indexed absorber, address indexed borrower, address indexed asset, uint256 collateralAbsorbed, uint256 usdValue)',
  'event Upgraded(address indexed implementation)',
])

export type CometEventName = (typeof cometEventsAbi)[number]['name']

function toTopics(names: readonly CometEventName[]): readonly Hex[] {
  return cometEventsAbi
    .filter(({ name }) => names.includes(name))
    .map((event) => toEventSelector(event))
}

/** Of every block. */
export const watchedTopics: readonly Hex[] = cometEventsAbi.map((event) => toEventSelector(event))

/**
 * Of the past. Who owes has had collateral: a Comet lets nobody borrow without (`isBorrowCollateralized`), and
 * collateral comes by `SupplyCollateral` or `TransferCollateral` alone. So these find every debtor, and no lender.
 * `Withdraw` would not: a `transfer` of base may leave a debt that no log of the sender's tells.
 */
export const searchedTopics: readonly Hex[] = toTopics([
  'SupplyCollateral',
  'TransferCollateral',
  'AbsorbDebt',
  'AbsorbCollateral',
  'Upgraded',
])

export const transferTopics: readonly Hex[] = toTopics(['Transfer'])
