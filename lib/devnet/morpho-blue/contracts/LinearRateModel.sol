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

/// @title A borrow rate that rises in a straight line with utilisation. Rates a second, 1e18 = 100 %.
contract LinearRateModel {
  uint256 public immutable baseRate;
  uint256 public immutable slope;

  constructor(uint256 baseRate_, uint256 slope_) {
    baseRate = baseRate_;
    slope = slope_;
  }

  function borrowRate(MarketParams memory, Market memory market) external view returns (uint256) {
    return _rate(market);
  }

  function borrowRateView(
    MarketParams memory,
    Market memory market
  ) external view returns (uint256) {
    return _rate(market);
  }

  function _rate(Market memory market) private view returns (uint256) {
    if (market.totalSupplyAssets == 0) return baseRate;
    return
      baseRate + (slope * uint256(market.totalBorrowAssets)) / uint256(market.totalSupplyAssets);
  }
}
