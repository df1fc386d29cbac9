import { type Hex, parseAbi, toEventSelector } from 'viem'

/** Morpho's events that create a market, change a market or an account, or tell of a forced sale. */
export const morphoEventsAbi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'event CreateMarket(bytes32 indexed id, MarketParams marketParams)',
  'event Supply(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets, uint256 shares)',
  'event Withdraw(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver, uint256 assets, uint256 shares)',
  'event Borrow(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver, uint256 assets, uint256 shares)',
  'event Repay(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets, uint256 shares)',
  'event SupplyCollateral(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets)',
  'event WithdrawCollateral(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver, uint256 assets)',
  'event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, uint256 badDebtShares)',
  'event SetFee(bytes32 indexed id, uint256 newFee)',
  'event SetAuthorization(address indexed caller, address indexed authorizer, address indexed authorized, bool newIsAuthorized)',
])

/** Of a pre-liquidation contract. */
export const lineEventsAbi = parseAbi([
  'event PreLiquidate(bytes32 indexed id, address indexed liquidator, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets)',
])

type MorphoEvent = (typeof morphoEventsAbi)[number]['name']

export const morphoTopics: Readonly<Record<MorphoEvent | 'PreLiquidate', Hex>> = Object.fromEntries(
  [...morphoEventsAbi, ...lineEventsAbi].map((event) => [event.name, toEventSelector(event)]),
) as Record<MorphoEvent | 'PreLiquidate', Hex>
