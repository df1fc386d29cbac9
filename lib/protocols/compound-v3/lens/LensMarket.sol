// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Comet} from './Comet.sol';
import {LensMemory} from './LensMemory.sol';

/// @notice The part of the answer that tells of the Comet itself.
abstract contract LensMarket is LensMemory {
  /// A hostile or broken price feed may burn this much, not the whole call.
  uint256 internal constant PRICE_GAS = 2_000_000;
  /// Below this none is asked: a price must not look broken for want of gas.
  uint256 internal constant ASSET_GAS = 3_500_000;

  /// @dev 20 base token, 20 its feed, u64 base scale, price, u128 least borrowing, u128 target reserves, u64 store
  /// front factor, u128 the Comet's balance of the base token; then what `_putTotals` says.
  function _putMarket(address comet, uint256 out) internal view returns (uint256) {
    uint256 baseToken = _mustWord(comet, Comet.baseToken.selector);
    out = _put(out, baseToken, 20);
    uint256 feed = _mustWord(comet, Comet.baseTokenPriceFeed.selector);
    out = _put(out, feed, 20);
    out = _put(out, _mustWord(comet, Comet.baseScale.selector), 8);
    out = _putPrice(comet, feed, out);
    out = _put(out, _narrow(_mustWord(comet, Comet.baseBorrowMin.selector)), 16);
    out = _put(out, _narrow(_mustWord(comet, Comet.targetReserves.selector)), 16);
    out = _put(out, _mustWord(comet, Comet.storeFrontPriceFactor.selector), 8);
    _argument(0, uint160(comet));
    _must(address(uint160(baseToken)), Comet.balanceOf.selector, 32, 32);
    out = _put(out, _narrow(_word(0)), 16);
    return _putTotals(comet, out);
  }

  /// @dev u64 supply index, u64 borrow index, u128 lent, u128 owed (principals), u40 last accrual, u8 pause flags;
  /// u256 utilisation, u64 supply rate, u64 borrow rate a second.
  function _putTotals(address comet, uint256 out) internal view returns (uint256) {
    _must(comet, Comet.totalsBasic.selector, 0, 256);
    out = _put(out, _word(0), 8);
    out = _put(out, _word(1), 8);
    out = _put(out, _word(4), 16);
    out = _put(out, _word(5), 16);
    out = _put(out, _word(6), 5);
    out = _put(out, _word(7), 1);
    uint256 utilization = _mustWord(comet, Comet.getUtilization.selector);
    out = _put(out, utilization, 32);
    _argument(0, utilization);
    _must(comet, Comet.getSupplyRate.selector, 32, 32);
    out = _put(out, _word(0), 8);
    _argument(0, utilization);
    _must(comet, Comet.getBorrowRate.selector, 32, 32);
    return _put(out, _word(0), 8);
  }

  /// @dev Finds the assets; where they are asked for: u8 assets, per asset 20 token, 20 feed, u64 scale, u64 borrow,
  /// u64 liquidate, u64 liquidation factor, u128 supply cap, u128 held by accounts, u8 1 answered, u128 reserves,
  /// price.
  function _putAssets(
    address comet,
    bool asked,
    uint256 out
  ) internal view returns (uint256 count, uint256) {
    count = _mustWord(comet, Comet.numAssets.selector);
    if (count > MAX_ASSETS) revert TooLarge(count);
    if (asked) out = _put(out, count, 1);
    for (uint256 offset = 0; offset < count; ++offset) {
      if (gasleft() < ASSET_GAS) revert OutOfGas();
      _argument(0, offset);
      _must(comet, Comet.getAssetInfo.selector, 32, 256);
      _setAsset(offset, _word(1));
      if (asked) out = _putAsset(comet, out);
    }
    return (count, out);
  }

  /// @dev Expects the answer of `getAssetInfo` in the return region.
  function _putAsset(address comet, uint256 out) internal view returns (uint256) {
    (uint256 asset, uint256 feed) = (_word(1), _word(2));
    out = _put(out, asset, 20);
    out = _put(out, feed, 20);
    for (uint256 i = 3; i < 7; ++i) out = _put(out, _word(i), 8);
    out = _put(out, _word(7), 16);
    _argument(0, asset);
    _must(comet, Comet.totalsCollateral.selector, 32, 32);
    out = _put(out, _word(0), 16);
    _argument(0, asset);
    bool ok = _call(comet, FACT_GAS, Comet.getCollateralReserves.selector, 32, 32, 32);
    ok = ok && _word(0) <= type(uint128).max;
    out = _put(_put(out, ok ? 1 : 0, 1), ok ? _word(0) : 0, 16);
    return _putPrice(comet, feed, out);
  }

  /// @dev u8: 1 answered, 0 reverted; u256 price; u64 time of the feed's round, 0 where it tells none.
  function _putPrice(address comet, uint256 feed, uint256 out) internal view returns (uint256) {
    _argument(0, feed);
    bool ok = _call(comet, PRICE_GAS, Comet.getPrice.selector, 32, 32, 32);
    out = _put(_put(out, ok ? 1 : 0, 1), ok ? _word(0) : 0, 32);
    ok = _call(address(uint160(feed)), FACT_GAS, Comet.latestRoundData.selector, 0, 160, 160);
    return _put(out, ok && _word(3) <= type(uint64).max ? _word(3) : 0, 8);
  }
}
