import { type Hex, parseAbi, toEventSelector } from 'viem'

/** Events of the pool that change an account or tell of a forced sale; the same from v3.0 to v3.7. */
export const poolEventsAbi = parseAbi([
  'event Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount, uint8 interestRateMode, uint256 borrowRate, uint16 indexed referralCode)',
  'event ReserveUsedAsCollateralEnabled(address indexed reserve, address indexed user)',
  'event ReserveUsedAsCollateralDisabled(address indexed reserve, address indexed user)',
  'event UserEModeSet(address indexed user, uint8 categoryId)',
  'event SwapBorrowRateMode(address indexed reserve, address indexed user, uint8 interestRateMode)',
  'event RebalanceStableBorrowRate(address indexed reserve, address indexed user)',
  'event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, address indexed user, uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, bool receiveAToken)',
  'event DeficitCreated(address indexed user, address indexed debtAsset, uint256 amountCreated)',
  'event DeficitCovered(address indexed reserve, address caller, uint256 amountCovered)',
])

/** Events of aTokens and debt tokens; `Mint` and `Burn` of stable debt have their own shapes. */
export const tokenEventsAbi = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 value)',
  'event BalanceTransfer(address indexed from, address indexed to, uint256 value, uint256 index)',
  'event Mint(address indexed caller, address indexed onBehalfOf, uint256 value, uint256 balanceIncrease, uint256 index)',
  'event Burn(address indexed from, address indexed target, uint256 value, uint256 balanceIncrease, uint256 index)',
])

export const stableDebtEventsAbi = parseAbi([
  'event Mint(address indexed user, address indexed onBehalfOf, uint256 amount, uint256 currentBalance, uint256 balanceIncrease, uint256 newRate, uint256 avgStableRate, uint256 newTotalSupply)',
  'event Burn(address indexed from, uint256 amount, uint256 currentBalance, uint256 balanceIncrease, uint256 avgStableRate, uint256 newTotalSupply)',
])

/** Events after which the market's setup or parameters are no longer what they were. */
const rulesEvents = [
  // Configurator
  'event ReserveInitialized(address indexed asset, address indexed aToken, address stableDebtToken, address variableDebtToken, address interestRateStrategyAddress)',
  'event ReserveDropped(address indexed asset)',
  'event CollateralConfigurationChanged(address indexed asset, uint256 ltv, uint256 liquidationThreshold, uint256 liquidationBonus)',
  'event EModeCategoryAdded(uint8 indexed categoryId, uint256 ltv, uint256 liquidationThreshold, uint256 liquidationBonus, address oracle, string label)',
  'event EModeAssetCategoryChanged(address indexed asset, uint8 oldCategoryId, uint8 newCategoryId)',
  'event AssetCollateralInEModeChanged(address indexed asset, uint8 categoryId, bool collateral)',
  'event AssetBorrowableInEModeChanged(address indexed asset, uint8 categoryId, bool borrowable)',
  'event LiquidationProtocolFeeChanged(address indexed asset, uint256 oldFee, uint256 newFee)',
  'event ReservePaused(address indexed asset, bool paused)',
  'event ReserveFrozen(address indexed asset, bool frozen)',
  'event LiquidationGracePeriodChanged(address indexed asset, uint40 gracePeriodUntil)',
  // Oracle
  'event AssetSourceUpdated(address indexed asset, address indexed source)',
  'event FallbackOracleUpdated(address indexed fallbackOracle)',
  // PoolAddressesProvider and proxies
  'event PoolUpdated(address indexed oldAddress, address indexed newAddress)',
  'event PoolConfiguratorUpdated(address indexed oldAddress, address indexed newAddress)',
  'event PriceOracleUpdated(address indexed oldAddress, address indexed newAddress)',
  'event PriceOracleSentinelUpdated(address indexed oldAddress, address indexed newAddress)',
  'event Upgraded(address indexed implementation)',
]

export const rulesTopics: ReadonlySet<Hex> = new Set(
  rulesEvents.map((event) => toEventSelector(event)),
)

export const poolTopics: readonly Hex[] = poolEventsAbi.map((event) => toEventSelector(event))

export const tokenTopics: readonly Hex[] = [...tokenEventsAbi, ...stableDebtEventsAbi].map(
  (event) => toEventSelector(event),
)
