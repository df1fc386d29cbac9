// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Comet {
  function baseToken() external;
  function baseTokenPriceFeed() external;
  function baseScale() external;
  function baseBorrowMin() external;
  function targetReserves() external;
  function storeFrontPriceFactor() external;
  function numAssets() external;
  function totalsBasic() external;
  function getUtilization() external;
  function getSupplyRate(uint256 utilization) external;
  function getBorrowRate(uint256 utilization) external;
  function getAssetInfo(uint8 offset) external;
  function getPrice(address priceFeed) external;
  function totalsCollateral(address asset) external;
  function getCollateralReserves(address asset) external;
  function userBasic(address account) external;
  function userCollateral(address account, address asset) external;
  // Price feeds
  function latestRoundData() external;
  // Tokens
  function balanceOf(address account) external;
  function symbol() external;
}
