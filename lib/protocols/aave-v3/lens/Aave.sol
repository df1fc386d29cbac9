// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Aave {
  // PoolAddressesProvider
  function getPool() external;
  function getPriceOracle() external;
  function getPoolConfigurator() external;
  function getPriceOracleSentinel() external;
  // PriceOracleSentinel
  function isLiquidationAllowed() external;
  // AaveOracle
  function BASE_CURRENCY() external;
  function BASE_CURRENCY_UNIT() external;
  function getAssetPrice(address asset) external;
  function getSourceOfAsset(address asset) external;
  // Price sources and their adapters
  function latestRoundData() external;
  function aggregator() external;
  function ASSET_TO_USD_AGGREGATOR() external;
  function BASE_TO_USD_AGGREGATOR() external;
  function ASSET_TO_PEG() external;
  // Pool
  function POOL_REVISION() external;
  function getReservesList() external;
  function getReserveData(address asset) external;
  function getReserveNormalizedIncome(address asset) external;
  function getReserveNormalizedVariableDebt(address asset) external;
  function getVirtualUnderlyingBalance(address asset) external; // v3.1
  function getLiquidationGracePeriod(address asset) external; // v3.1
  function getReserveDeficit(address asset) external; // v3.3
  function getEModeCategoryData(uint8 id) external; // v3.0, v3.1
  function getEModeCategoryCollateralConfig(uint8 id) external; // v3.2
  function getEModeCategoryCollateralBitmap(uint8 id) external; // v3.2
  function getEModeCategoryBorrowableBitmap(uint8 id) external; // v3.2
  function getEModeCategoryLabel(uint8 id) external; // v3.2
  function getEModeCategoryLtvzeroBitmap(uint8 id) external; // v3.6
  function getUserEMode(address account) external;
  function getUserConfiguration(address account) external;
  function getUserAccountData(address account) external;
  // Tokens
  function totalSupply() external;
  function balanceOf(address account) external;
  function symbol() external;
  function name() external;
  function decimals() external;
}
