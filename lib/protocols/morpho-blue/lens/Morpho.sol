// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

struct MarketParams {
  address loanToken;
  address collateralToken;
  address oracle;
  address irm;
  uint256 lltv;
}

struct Market {
  uint128 totalSupplyAssets;
  uint128 totalSupplyShares;
  uint128 totalBorrowAssets;
  uint128 totalBorrowShares;
  uint128 lastUpdate;
  uint128 fee;
}

/// @notice What the lens asks of Morpho, its rate models, oracles, tokens and pre-liquidation contracts.
interface Morpho {
  function idToMarketParams(bytes32 id) external view returns (MarketParams memory);

  function market(bytes32 id) external view returns (Market memory);

  function position(bytes32 id, address user) external view returns (uint256, uint128, uint128);

  function isAuthorized(address authorizer, address authorized) external view returns (bool);

  function accrueInterest(MarketParams memory marketParams) external;

  function liquidate(
    MarketParams memory marketParams,
    address borrower,
    uint256 seizedAssets,
    uint256 repaidShares,
    bytes calldata data
  ) external returns (uint256, uint256);

  function borrowRateView(
    MarketParams memory marketParams,
    Market memory market
  ) external view returns (uint256);

  function price() external view returns (uint256);

  function BASE_FEED_1() external view returns (address);

  function BASE_FEED_2() external view returns (address);

  function QUOTE_FEED_1() external view returns (address);

  function QUOTE_FEED_2() external view returns (address);

  function latestRoundData()
    external
    view
    returns (uint80, int256, uint256, uint256 updatedAt, uint80);

  function isPreLiquidation(address preLiquidation) external view returns (bool);

  function ID() external view returns (bytes32);

  function preLiquidationParams() external view returns (uint256[6] memory);

  function symbol() external view returns (string memory);

  function decimals() external view returns (uint8);
}
