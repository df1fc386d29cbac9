// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Feed {
  function decimals() external view returns (uint8);

  function latestRoundData()
    external
    view
    returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80);
}

interface Token {
  function decimals() external view returns (uint8);

  function balanceOf(address account) external view returns (uint256);

  function transfer(address to, uint256 value) external returns (bool);

  function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// @title Specification contract of Compound v3: not the deployed one.
/// @dev Written from the public description of Comet. One base asset is lent; other assets secure it.
/// ABI, events, integer widths and roundings are Comet's, as far as lending, absorbing and the sale of
/// what was absorbed go. Left out: rewards (their fields are zero), signatures, the bulk of governance.
contract SpecComet {
  struct AssetConfig {
    address asset;
    address priceFeed;
    uint8 decimals;
    uint64 borrowCollateralFactor;
    uint64 liquidateCollateralFactor;
    uint64 liquidationFactor;
    uint128 supplyCap;
  }

  /// @dev Interest rates a year, factors 1e18 = 100 %.
  struct Configuration {
    string name;
    string symbol;
    address governor;
    address pauseGuardian;
    address baseToken;
    address baseTokenPriceFeed;
    uint64 supplyKink;
    uint64 supplyPerYearInterestRateSlopeLow;
    uint64 supplyPerYearInterestRateSlopeHigh;
    uint64 supplyPerYearInterestRateBase;
    uint64 borrowKink;
    uint64 borrowPerYearInterestRateSlopeLow;
    uint64 borrowPerYearInterestRateSlopeHigh;
    uint64 borrowPerYearInterestRateBase;
    uint64 storeFrontPriceFactor;
    uint104 baseBorrowMin;
    uint104 targetReserves;
    AssetConfig[] assetConfigs;
  }

  struct AssetInfo {
    uint8 offset;
    address asset;
    address priceFeed;
    uint64 scale;
    uint64 borrowCollateralFactor;
    uint64 liquidateCollateralFactor;
    uint64 liquidationFactor;
    uint128 supplyCap;
  }

  struct TotalsBasic {
    uint64 baseSupplyIndex;
    uint64 baseBorrowIndex;
    uint64 trackingSupplyIndex;
    uint64 trackingBorrowIndex;
    uint104 totalSupplyBase;
    uint104 totalBorrowBase;
    uint40 lastAccrualTime;
    uint8 pauseFlags;
  }

  struct UserBasic {
    int104 principal;
    uint64 baseTrackingIndex;
    uint64 baseTrackingAccrued;
    uint16 assetsIn;
    uint8 _reserved;
  }

  struct UserCollateral {
    uint128 balance;
    uint128 _reserved;
  }

  struct TotalsCollateral {
    uint128 totalSupplyAsset;
    uint128 _reserved;
  }

  uint256 private constant FACTOR_SCALE = 1e18;
  uint256 private constant INDEX_SCALE = 1e15;
  uint256 private constant SECONDS_PER_YEAR = 31_536_000;
  uint8 private constant PRICE_FEED_DECIMALS = 8;
  uint8 private constant MAX_ASSETS = 15;
  uint8 private constant SUPPLY = 0;
  uint8 private constant TRANSFER = 1;
  uint8 private constant WITHDRAW = 2;
  uint8 private constant ABSORB = 3;
  uint8 private constant BUY = 4;

  string public name;
  string public symbol;
  uint8 public immutable decimals;
  uint8 public immutable numAssets;
  address public immutable governor;
  address public immutable pauseGuardian;
  address public immutable baseToken;
  address public immutable baseTokenPriceFeed;
  uint256 public immutable baseScale;
  uint256 public immutable storeFrontPriceFactor;
  uint256 public immutable baseBorrowMin;
  uint256 public immutable targetReserves;
  uint256 public immutable supplyKink;
  uint256 public immutable supplyPerSecondInterestRateSlopeLow;
  uint256 public immutable supplyPerSecondInterestRateSlopeHigh;
  uint256 public immutable supplyPerSecondInterestRateBase;
  uint256 public immutable borrowKink;
  uint256 public immutable borrowPerSecondInterestRateSlopeLow;
  uint256 public immutable borrowPerSecondInterestRateSlopeHigh;
  uint256 public immutable borrowPerSecondInterestRateBase;
  uint256 public constant baseIndexScale = INDEX_SCALE;
  uint256 public constant factorScale = FACTOR_SCALE;
  uint256 public constant priceScale = 1e8;
  uint256 public constant baseMinForRewards = 1;
  uint256 public constant baseTrackingSupplySpeed = 0;
  uint256 public constant baseTrackingBorrowSpeed = 0;
  uint256 public constant trackingIndexScale = 1e15;
  uint8 public constant maxAssets = MAX_ASSETS;

  AssetInfo[] private _assets;
  TotalsBasic private _totals;
  mapping(address => UserBasic) public userBasic;
  mapping(address => mapping(address => UserCollateral)) public userCollateral;
  mapping(address => TotalsCollateral) public totalsCollateral;
  mapping(address => mapping(address => bool)) public isAllowed;

  event Supply(address indexed from, address indexed dst, uint256 amount);
  event Transfer(address indexed from, address indexed to, uint256 amount);
  event Withdraw(address indexed src, address indexed to, uint256 amount);
  event SupplyCollateral(
    address indexed from,
    address indexed dst,
    address indexed asset,
    uint256 amount
  );
  event TransferCollateral(
    address indexed from,
    address indexed to,
    address indexed asset,
    uint256 amount
  );
  event WithdrawCollateral(
    address indexed src,
    address indexed to,
    address indexed asset,
    uint256 amount
  );
  event AbsorbDebt(
    address indexed absorber,
    address indexed borrower,
    uint256 basePaidOut,
    uint256 usdValue
  );
  event AbsorbCollateral(
    address indexed absorber,
    address indexed borrower,
    address indexed asset,
    uint256 collateralAbsorbed,
    uint256 usdValue
  );
  event BuyCollateral(
    address indexed buyer,
    address indexed asset,
    uint256 baseAmount,
    uint256 collateralAmount
  );
  event PauseAction(
    bool supplyPaused,
    bool transferPaused,
    bool withdrawPaused,
    bool absorbPaused,
    bool buyPaused
  );
  event WithdrawReserves(address indexed to, uint256 amount);
  event Approval(address indexed owner, address indexed spender, uint256 amount);

  error BadAmount();
  error BadAsset();
  error BadDecimals();
  error BadDiscount();
  error BadPrice();
  error BorrowCFTooLarge();
  error BorrowTooSmall();
  error InsufficientReserves();
  error InvalidInt104();
  error InvalidInt256();
  error InvalidUInt104();
  error InvalidUInt128();
  error InvalidUInt64();
  error LiquidateCFTooLarge();
  error NegativeNumber();
  error NoSelfTransfer();
  error NotCollateralized();
  error NotForSale();
  error NotLiquidatable();
  error Paused();
  error SupplyCapExceeded();
  error TooManyAssets();
  error TooMuchSlippage();
  error TransferInFailed();
  error TransferOutFailed();
  error Unauthorized();

  constructor(Configuration memory config) {
    if (config.storeFrontPriceFactor > FACTOR_SCALE) revert BadDiscount();
    if (config.assetConfigs.length > MAX_ASSETS) revert TooManyAssets();
    _checkFeed(config.baseTokenPriceFeed);
    name = config.name;
    symbol = config.symbol;
    governor = config.governor;
    pauseGuardian = config.pauseGuardian;
    baseToken = config.baseToken;
    baseTokenPriceFeed = config.baseTokenPriceFeed;
    decimals = Token(config.baseToken).decimals();
    baseScale = 10 ** Token(config.baseToken).decimals();
    storeFrontPriceFactor = config.storeFrontPriceFactor;
    baseBorrowMin = config.baseBorrowMin;
    targetReserves = config.targetReserves;
    supplyKink = config.supplyKink;
    supplyPerSecondInterestRateSlopeLow =
      config.supplyPerYearInterestRateSlopeLow / SECONDS_PER_YEAR;
    supplyPerSecondInterestRateSlopeHigh =
      config.supplyPerYearInterestRateSlopeHigh / SECONDS_PER_YEAR;
    supplyPerSecondInterestRateBase = config.supplyPerYearInterestRateBase / SECONDS_PER_YEAR;
    borrowKink = config.borrowKink;
    borrowPerSecondInterestRateSlopeLow =
      config.borrowPerYearInterestRateSlopeLow / SECONDS_PER_YEAR;
    borrowPerSecondInterestRateSlopeHigh =
      config.borrowPerYearInterestRateSlopeHigh / SECONDS_PER_YEAR;
    borrowPerSecondInterestRateBase = config.borrowPerYearInterestRateBase / SECONDS_PER_YEAR;
    numAssets = uint8(config.assetConfigs.length);
    for (uint8 i = 0; i < config.assetConfigs.length; i++) _addAsset(i, config.assetConfigs[i]);
    _totals.baseSupplyIndex = uint64(INDEX_SCALE);
    _totals.baseBorrowIndex = uint64(INDEX_SCALE);
    _totals.lastAccrualTime = uint40(block.timestamp);
  }

  function _checkFeed(address feed) private view {
    if (Feed(feed).decimals() != PRICE_FEED_DECIMALS) revert BadDecimals();
  }

  function _addAsset(uint8 offset, AssetConfig memory config) private {
    _checkFeed(config.priceFeed);
    if (Token(config.asset).decimals() != config.decimals) revert BadDecimals();
    if (config.borrowCollateralFactor >= config.liquidateCollateralFactor) {
      revert BorrowCFTooLarge();
    }
    if (config.liquidateCollateralFactor > FACTOR_SCALE) revert LiquidateCFTooLarge();
    _assets.push(
      AssetInfo({
        offset: offset,
        asset: config.asset,
        priceFeed: config.priceFeed,
        scale: uint64(10 ** config.decimals),
        borrowCollateralFactor: config.borrowCollateralFactor,
        liquidateCollateralFactor: config.liquidateCollateralFactor,
        liquidationFactor: config.liquidationFactor,
        supplyCap: config.supplyCap
      })
    );
  }

  // Views

  function extensionDelegate() external view returns (address) {
    return address(this);
  }

  function totalsBasic() external view returns (TotalsBasic memory) {
    return _totals;
  }

  function getAssetInfo(uint8 i) public view returns (AssetInfo memory) {
    if (i >= numAssets) revert BadAsset();
    return _assets[i];
  }

  function getAssetInfoByAddress(address asset) public view returns (AssetInfo memory) {
    for (uint8 i = 0; i < numAssets; i++) {
      if (_assets[i].asset == asset) return _assets[i];
    }
    revert BadAsset();
  }

  /// @notice A feed's price, 8 decimals.
  function getPrice(address priceFeed) public view returns (uint256) {
    (, int256 answer, , , ) = Feed(priceFeed).latestRoundData();
    if (answer <= 0) revert BadPrice();
    return uint256(answer);
  }

  /// @notice A second's rate at a utilisation, 1e18 = 100 %.
  function getSupplyRate(uint256 utilization) public view returns (uint64) {
    uint256 low = utilization <= supplyKink ? utilization : supplyKink;
    return
      _toUint64(
        supplyPerSecondInterestRateBase +
          _mulFactor(supplyPerSecondInterestRateSlopeLow, low) +
          _mulFactor(supplyPerSecondInterestRateSlopeHigh, utilization - low)
      );
  }

  function getBorrowRate(uint256 utilization) public view returns (uint64) {
    uint256 low = utilization <= borrowKink ? utilization : borrowKink;
    return
      _toUint64(
        borrowPerSecondInterestRateBase +
          _mulFactor(borrowPerSecondInterestRateSlopeLow, low) +
          _mulFactor(borrowPerSecondInterestRateSlopeHigh, utilization - low)
      );
  }

  /// @notice Of the indexes as they were last written.
  function getUtilization() public view returns (uint256) {
    uint256 supplied = _presentValue(_totals.baseSupplyIndex, _totals.totalSupplyBase);
    uint256 borrowed = _presentValue(_totals.baseBorrowIndex, _totals.totalBorrowBase);
    return supplied == 0 ? 0 : (borrowed * FACTOR_SCALE) / supplied;
  }

  function totalSupply() external view returns (uint256) {
    (uint64 supplyIndex, ) = _accruedIndexes();
    return _presentValue(supplyIndex, _totals.totalSupplyBase);
  }

  function totalBorrow() external view returns (uint256) {
    (, uint64 borrowIndex) = _accruedIndexes();
    return _presentValue(borrowIndex, _totals.totalBorrowBase);
  }

  function balanceOf(address account) public view returns (uint256) {
    int104 principal = userBasic[account].principal;
    (uint64 supplyIndex, ) = _accruedIndexes();
    return principal > 0 ? _presentValue(supplyIndex, uint104(principal)) : 0;
  }

  function borrowBalanceOf(address account) public view returns (uint256) {
    int104 principal = userBasic[account].principal;
    (, uint64 borrowIndex) = _accruedIndexes();
    return principal < 0 ? _presentValue(borrowIndex, uint104(-principal)) : 0;
  }

  function collateralBalanceOf(address account, address asset) external view returns (uint128) {
    return userCollateral[account][asset].balance;
  }

  function getCollateralReserves(address asset) public view returns (uint256) {
    return Token(asset).balanceOf(address(this)) - totalsCollateral[asset].totalSupplyAsset;
  }

  function getReserves() public view returns (int256) {
    (uint64 supplyIndex, uint64 borrowIndex) = _accruedIndexes();
    return
      _toInt256(Token(baseToken).balanceOf(address(this))) -
      _toInt256(_presentValue(supplyIndex, _totals.totalSupplyBase)) +
      _toInt256(_presentValue(borrowIndex, _totals.totalBorrowBase));
  }

  /// @notice Of the indexes as they were last written, as the deployed one: interest since then does
  /// not count until somebody accrues it, which `absorb` does first.
  function isLiquidatable(address account) public view returns (bool) {
    return userBasic[account].principal < 0 && _getLiquidity(account, true) < 0;
  }

  function isBorrowCollateralized(address account) public view returns (bool) {
    return userBasic[account].principal >= 0 || _getLiquidity(account, false) >= 0;
  }

  /// @notice Collateral that an amount of base buys from the protocol.
  function quoteCollateral(address asset, uint256 baseAmount) public view returns (uint256) {
    AssetInfo memory info = getAssetInfoByAddress(asset);
    uint256 discount = _mulFactor(storeFrontPriceFactor, FACTOR_SCALE - info.liquidationFactor);
    uint256 askPrice = _mulFactor(getPrice(info.priceFeed), FACTOR_SCALE - discount);
    return (getPrice(baseTokenPriceFeed) * baseAmount * info.scale) / askPrice / baseScale;
  }

  function isSupplyPaused() public view returns (bool) {
    return _isPaused(SUPPLY);
  }

  function isTransferPaused() public view returns (bool) {
    return _isPaused(TRANSFER);
  }

  function isWithdrawPaused() public view returns (bool) {
    return _isPaused(WITHDRAW);
  }

  function isAbsorbPaused() public view returns (bool) {
    return _isPaused(ABSORB);
  }

  function isBuyPaused() public view returns (bool) {
    return _isPaused(BUY);
  }

  function hasPermission(address owner, address manager) public view returns (bool) {
    return owner == manager || isAllowed[owner][manager];
  }

  // Lending

  function accrueAccount(address) external {
    _accrue();
  }

  function allow(address manager, bool isAllowed_) external {
    isAllowed[msg.sender][manager] = isAllowed_;
    emit Approval(msg.sender, manager, isAllowed_ ? type(uint256).max : 0);
  }

  function supply(address asset, uint256 amount) external {
    _supply(msg.sender, msg.sender, asset, amount);
  }

  function supplyTo(address dst, address asset, uint256 amount) external {
    _supply(msg.sender, dst, asset, amount);
  }

  function supplyFrom(address from, address dst, address asset, uint256 amount) external {
    _supply(from, dst, asset, amount);
  }

  function withdraw(address asset, uint256 amount) external {
    _withdraw(msg.sender, msg.sender, asset, amount);
  }

  function withdrawTo(address to, address asset, uint256 amount) external {
    _withdraw(msg.sender, to, asset, amount);
  }

  function withdrawFrom(address src, address to, address asset, uint256 amount) external {
    _withdraw(src, to, asset, amount);
  }

  function transfer(address dst, uint256 amount) external returns (bool) {
    _transfer(msg.sender, dst, baseToken, amount);
    return true;
  }

  function transferFrom(address src, address dst, uint256 amount) external returns (bool) {
    _transfer(src, dst, baseToken, amount);
    return true;
  }

  function transferAsset(address dst, address asset, uint256 amount) external {
    _transfer(msg.sender, dst, asset, amount);
  }

  function transferAssetFrom(address src, address dst, address asset, uint256 amount) external {
    _transfer(src, dst, asset, amount);
  }

  // Absorbing, and the sale of what was absorbed

  function absorb(address absorber, address[] calldata accounts) external {
    if (isAbsorbPaused()) revert Paused();
    _accrue();
    for (uint256 i = 0; i < accounts.length; i++) _absorb(absorber, accounts[i]);
  }

  function buyCollateral(
    address asset,
    uint256 minAmount,
    uint256 baseAmount,
    address recipient
  ) external {
    if (isBuyPaused()) revert Paused();
    int256 reserves = getReserves();
    if (reserves >= 0 && uint256(reserves) >= targetReserves) revert NotForSale();
    _takeIn(baseToken, msg.sender, baseAmount);
    uint256 collateralAmount = quoteCollateral(asset, baseAmount);
    if (collateralAmount < minAmount) revert TooMuchSlippage();
    if (collateralAmount > getCollateralReserves(asset)) revert InsufficientReserves();
    _giveOut(asset, recipient, _toUint128(collateralAmount));
    emit BuyCollateral(msg.sender, asset, baseAmount, collateralAmount);
  }

  // Governance

  function pause(
    bool supplyPaused,
    bool transferPaused,
    bool withdrawPaused,
    bool absorbPaused,
    bool buyPaused
  ) external {
    if (msg.sender != governor && msg.sender != pauseGuardian) revert Unauthorized();
    uint8 flags = supplyPaused ? uint8(1) << SUPPLY : 0;
    if (transferPaused) flags |= uint8(1) << TRANSFER;
    if (withdrawPaused) flags |= uint8(1) << WITHDRAW;
    if (absorbPaused) flags |= uint8(1) << ABSORB;
    if (buyPaused) flags |= uint8(1) << BUY;
    _totals.pauseFlags = flags;
    emit PauseAction(supplyPaused, transferPaused, withdrawPaused, absorbPaused, buyPaused);
  }

  function withdrawReserves(address to, uint256 amount) external {
    if (msg.sender != governor) revert Unauthorized();
    int256 reserves = getReserves();
    if (reserves < 0 || amount > uint256(reserves)) revert InsufficientReserves();
    _giveOut(baseToken, to, amount);
    emit WithdrawReserves(to, amount);
  }

  // Interest

  /// @dev Present value = principal × index ÷ 1e15, rounded down for supply and for debt.
  function _presentValue(uint64 index, uint104 principal) private pure returns (uint256) {
    return (uint256(principal) * index) / INDEX_SCALE;
  }

  function _balance(int104 principal) private view returns (int256) {
    if (principal >= 0) {
      return _toInt256(_presentValue(_totals.baseSupplyIndex, uint104(principal)));
    }
    return -_toInt256(_presentValue(_totals.baseBorrowIndex, uint104(-principal)));
  }

  /// @dev A supply's principal is rounded down, a debt's up.
  function _principal(int256 balance) private view returns (int104) {
    if (balance >= 0) {
      return _toInt104((uint256(balance) * INDEX_SCALE) / _totals.baseSupplyIndex);
    }
    uint64 index = _totals.baseBorrowIndex;
    return -_toInt104((uint256(-balance) * INDEX_SCALE + index - 1) / index);
  }

  /// @dev The indexes grow by simple interest at the utilisation of the last writing.
  function _accruedIndexes() private view returns (uint64 supplyIndex, uint64 borrowIndex) {
    supplyIndex = _totals.baseSupplyIndex;
    borrowIndex = _totals.baseBorrowIndex;
    uint256 elapsed = block.timestamp - _totals.lastAccrualTime;
    if (elapsed == 0) return (supplyIndex, borrowIndex);
    uint256 utilization = getUtilization();
    uint256 supplyRate = getSupplyRate(utilization);
    uint256 borrowRate = getBorrowRate(utilization);
    supplyIndex += _toUint64(_mulFactor(supplyIndex, supplyRate * elapsed));
    borrowIndex += _toUint64(_mulFactor(borrowIndex, borrowRate * elapsed));
  }

  function _accrue() private {
    (_totals.baseSupplyIndex, _totals.baseBorrowIndex) = _accruedIndexes();
    _totals.lastAccrualTime = uint40(block.timestamp);
  }

  // Health

  /// @dev Weighted collateral less debt in dollars of 8 decimals. Stops as soon as it is not negative:
  /// the prices of the assets after that aren't asked for, and may be bad.
  function _getLiquidity(
    address account,
    bool liquidating
  ) private view returns (int256 liquidity) {
    UserBasic memory basic = userBasic[account];
    liquidity =
      (_balance(basic.principal) * _toInt256(getPrice(baseTokenPriceFeed))) /
      int256(baseScale);
    for (uint8 i = 0; i < numAssets; i++) {
      if (!_isIn(basic.assetsIn, i)) continue;
      if (liquidity >= 0) return liquidity;
      AssetInfo memory info = _assets[i];
      uint256 value = (uint256(userCollateral[account][info.asset].balance) *
        getPrice(info.priceFeed)) / info.scale;
      uint256 factor = liquidating ? info.liquidateCollateralFactor : info.borrowCollateralFactor;
      liquidity += _toInt256(_mulFactor(value, factor));
    }
  }

  // What lending does

  function _supply(address from, address dst, address asset, uint256 amount) private {
    if (isSupplyPaused()) revert Paused();
    if (!hasPermission(from, msg.sender)) revert Unauthorized();
    if (asset != baseToken) return _supplyCollateral(from, dst, asset, _toUint128(amount));
    if (amount == type(uint256).max) amount = borrowBalanceOf(dst);
    _takeIn(asset, from, amount);
    _accrue();
    uint104 supplied = _addBase(dst, amount);
    emit Supply(from, dst, amount);
    _emitMint(dst, supplied);
  }

  function _supplyCollateral(address from, address dst, address asset, uint128 amount) private {
    _takeIn(asset, from, amount);
    AssetInfo memory info = getAssetInfoByAddress(asset);
    uint128 total = totalsCollateral[asset].totalSupplyAsset + amount;
    if (total > info.supplyCap) revert SupplyCapExceeded();
    totalsCollateral[asset].totalSupplyAsset = total;
    _setCollateral(dst, info, userCollateral[dst][asset].balance + amount);
    emit SupplyCollateral(from, dst, asset, amount);
  }

  function _withdraw(address src, address to, address asset, uint256 amount) private {
    if (isWithdrawPaused()) revert Paused();
    if (!hasPermission(src, msg.sender)) revert Unauthorized();
    if (asset != baseToken) return _withdrawCollateral(src, to, asset, _toUint128(amount));
    if (amount == type(uint256).max) amount = balanceOf(src);
    _accrue();
    uint104 withdrawn = _subtractBase(src, amount);
    _giveOut(asset, to, amount);
    emit Withdraw(src, to, amount);
    _emitBurn(src, withdrawn);
  }

  function _withdrawCollateral(address src, address to, address asset, uint128 amount) private {
    AssetInfo memory info = getAssetInfoByAddress(asset);
    totalsCollateral[asset].totalSupplyAsset -= amount;
    _setCollateral(src, info, userCollateral[src][asset].balance - amount);
    if (!isBorrowCollateralized(src)) revert NotCollateralized();
    _giveOut(asset, to, amount);
    emit WithdrawCollateral(src, to, asset, amount);
  }

  function _transfer(address src, address dst, address asset, uint256 amount) private {
    if (isTransferPaused()) revert Paused();
    if (!hasPermission(src, msg.sender)) revert Unauthorized();
    if (src == dst) revert NoSelfTransfer();
    if (asset != baseToken) return _transferCollateral(src, dst, asset, _toUint128(amount));
    if (amount == type(uint256).max) amount = balanceOf(src);
    _accrue();
    uint104 supplied = _addBase(dst, amount);
    uint104 withdrawn = _subtractBase(src, amount);
    _emitBurn(src, withdrawn);
    _emitMint(dst, supplied);
  }

  function _transferCollateral(address src, address dst, address asset, uint128 amount) private {
    AssetInfo memory info = getAssetInfoByAddress(asset);
    _setCollateral(src, info, userCollateral[src][asset].balance - amount);
    _setCollateral(dst, info, userCollateral[dst][asset].balance + amount);
    if (!isBorrowCollateralized(src)) revert NotCollateralized();
    emit TransferCollateral(src, dst, asset, amount);
  }

  /// @return supplied the part of the principal that is supply, not repayment
  function _addBase(address account, uint256 amount) private returns (uint104 supplied) {
    int104 principal = userBasic[account].principal;
    int104 principalNew = _principal(_balance(principal) + _toInt256(amount));
    supplied = _repayAndSupply(principal, principalNew);
    userBasic[account].principal = principalNew;
  }

  function _repayAndSupply(
    int104 principal,
    int104 principalNew
  ) private returns (uint104 supplied) {
    if (principalNew < principal) return 0;
    int104 debt = principal < 0 ? -principal : int104(0);
    int104 debtNew = principalNew < 0 ? -principalNew : int104(0);
    supplied = uint104((principalNew + debtNew) - (principal + debt));
    _totals.totalBorrowBase -= uint104(debt - debtNew);
    _totals.totalSupplyBase += supplied;
  }

  /// @return withdrawn the part of the principal that was supply, not new debt
  function _subtractBase(address account, uint256 amount) private returns (uint104 withdrawn) {
    int104 principal = userBasic[account].principal;
    int256 balanceNew = _balance(principal) - _toInt256(amount);
    int104 principalNew = _principal(balanceNew);
    if (principalNew <= principal) {
      int104 debt = principal < 0 ? -principal : int104(0);
      int104 debtNew = principalNew < 0 ? -principalNew : int104(0);
      withdrawn = uint104((principal + debt) - (principalNew + debtNew));
      _totals.totalSupplyBase -= withdrawn;
      _totals.totalBorrowBase += uint104(debtNew - debt);
    }
    userBasic[account].principal = principalNew;
    if (balanceNew < 0) {
      if (uint256(-balanceNew) < baseBorrowMin) revert BorrowTooSmall();
      if (!isBorrowCollateralized(account)) revert NotCollateralized();
    }
  }

  function _setCollateral(address account, AssetInfo memory info, uint128 balance) private {
    userCollateral[account][info.asset].balance = balance;
    uint16 bit = uint16(1) << info.offset;
    if (balance == 0) userBasic[account].assetsIn &= ~bit;
    else userBasic[account].assetsIn |= bit;
  }

  // What absorbing does

  function _absorb(address absorber, address account) private {
    if (!isLiquidatable(account)) revert NotLiquidatable();
    UserBasic memory basic = userBasic[account];
    int256 balance = _balance(basic.principal);
    uint256 basePrice = getPrice(baseTokenPriceFeed);
    uint256 value = _seizeAll(absorber, account, basic.assetsIn);
    int256 balanceNew = balance + _toInt256((value * baseScale) / basePrice);
    if (balanceNew < 0) balanceNew = 0;
    int104 principalNew = _principal(balanceNew);
    userBasic[account].principal = principalNew;
    userBasic[account].assetsIn = 0;
    _repayAndSupply(basic.principal, principalNew);
    uint256 paidOut = uint256(balanceNew - balance);
    emit AbsorbDebt(absorber, account, paidOut, (paidOut * basePrice) / baseScale);
    if (principalNew > 0) _emitMint(account, uint104(principalNew));
  }

  /// @return credit what the account is credited with, dollars of 8 decimals
  function _seizeAll(
    address absorber,
    address account,
    uint16 assetsIn
  ) private returns (uint256 credit) {
    for (uint8 i = 0; i < numAssets; i++) {
      if (!_isIn(assetsIn, i)) continue;
      AssetInfo memory info = _assets[i];
      uint128 amount = userCollateral[account][info.asset].balance;
      userCollateral[account][info.asset].balance = 0;
      totalsCollateral[info.asset].totalSupplyAsset -= amount;
      uint256 value = (uint256(amount) * getPrice(info.priceFeed)) / info.scale;
      credit += _mulFactor(value, info.liquidationFactor);
      emit AbsorbCollateral(absorber, account, info.asset, amount, value);
    }
  }

  // Small things

  function _emitMint(address account, uint104 principal) private {
    if (principal == 0) return;
    emit Transfer(address(0), account, _presentValue(_totals.baseSupplyIndex, principal));
  }

  function _emitBurn(address account, uint104 principal) private {
    if (principal == 0) return;
    emit Transfer(account, address(0), _presentValue(_totals.baseSupplyIndex, principal));
  }

  function _takeIn(address asset, address from, uint256 amount) private {
    if (!Token(asset).transferFrom(from, address(this), amount)) revert TransferInFailed();
  }

  function _giveOut(address asset, address to, uint256 amount) private {
    if (!Token(asset).transfer(to, amount)) revert TransferOutFailed();
  }

  function _isPaused(uint8 what) private view returns (bool) {
    return _totals.pauseFlags & (uint8(1) << what) != 0;
  }

  function _isIn(uint16 assetsIn, uint8 offset) private pure returns (bool) {
    return assetsIn & (uint16(1) << offset) != 0;
  }

  function _mulFactor(uint256 n, uint256 factor) private pure returns (uint256) {
    return (n * factor) / FACTOR_SCALE;
  }

  function _toUint64(uint256 n) private pure returns (uint64) {
    if (n > type(uint64).max) revert InvalidUInt64();
    return uint64(n);
  }

  function _toUint128(uint256 n) private pure returns (uint128) {
    if (n > type(uint128).max) revert InvalidUInt128();
    return uint128(n);
  }

  function _toInt104(uint256 n) private pure returns (int104) {
    if (n > uint104(type(int104).max)) revert InvalidInt104();
    return int104(uint104(n));
  }

  function _toInt256(uint256 n) private pure returns (int256) {
    if (n > uint256(type(int256).max)) revert InvalidInt256();
    return int256(n);
  }
}
