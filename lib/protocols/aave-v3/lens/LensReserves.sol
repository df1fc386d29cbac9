// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Aave} from './Aave.sol';
import {LensMemory} from './LensMemory.sol';

/// @notice The part of the answer that tells of reserves, prices and totals.
abstract contract LensReserves is LensMemory {
  /// A hostile or broken price source may burn this much, not the whole call.
  uint256 internal constant PRICE_GAS = 3_000_000;

  function _putReserves(
    Market memory market,
    uint256 flags,
    uint256 out
  ) internal view returns (uint256) {
    uint256 count;
    {
      bool ok = _readUpTo(market.pool, gasleft(), Aave.getReservesList.selector, 0, 0, 64, RET_SIZE);
      count = _word(1);
      if (!ok || count > MAX_RESERVES) revert ReadFailed(market.pool, Aave.getReservesList.selector);
      // Kept apart before the next call overwrites the answer.
      for (uint256 i = 0; i < count; ++i) {
        _store(ASSETS, i, _word(2 + i));
      }
    }
    bool withMarket = flags & FLAG_MARKET != 0;
    out = _put(out, withMarket ? count : 0, 1);
    for (uint256 i = 0; i < count; ++i) {
      if (gasleft() < RESERVE_GAS) revert OutOfGas();
      address asset = address(uint160(_load(ASSETS, i)));
      if (!_read(market.pool, gasleft(), Aave.getReserveData.selector, uint160(asset), 1, 480)) {
        revert ReadFailed(market.pool, Aave.getReserveData.selector);
      }
      uint256 id = _word(7);
      if (id >= MAX_RESERVES) revert TooLarge(id);
      _store(A_TOKENS, id, _word(8));
      _store(VARIABLE_DEBTS, id, _word(10));
      _store(STABLE_DEBTS, id, flags & FLAG_STABLE_DEBT == 0 ? 0 : _word(9));
      if (withMarket) out = _putReserve(market, asset, id, out);
    }
    return out;
  }

  /// @dev Expects the answer of `getReserveData` in the return region.
  function _putReserve(
    Market memory market,
    address asset,
    uint256 id,
    uint256 out
  ) internal view returns (uint256) {
    address aToken = address(uint160(_word(8)));
    out = _put(out, id, 1);
    out = _put(out, uint160(asset), 20);
    out = _put(out, uint160(aToken), 20);
    out = _put(out, _word(10), 20);
    out = _put(out, _load(STABLE_DEBTS, id), 20);
    out = _put(out, _word(0), 32);
    out = _put(out, _word(2), 16);
    out = _put(out, _word(4), 16);
    out = _put(out, _word(5), 16);
    out = _put(out, _word(6), 5);
    out = _put(out, _word(12), 16);
    out = _put(out, _word(14), 16);
    out = _putIndexes(market.pool, asset, out);
    out = _putPrice(market.oracle, uint160(asset), out);
    out = _putFeed(market.oracle, asset, out);
    out = _putTotals(market.pool, asset, id, out);
    return out;
  }

  function _putIndexes(address pool, address asset, uint256 out) internal view returns (uint256) {
    if (!_read(pool, gasleft(), Aave.getReserveNormalizedIncome.selector, uint160(asset), 1, 32)) {
      revert ReadFailed(pool, Aave.getReserveNormalizedIncome.selector);
    }
    out = _put(out, _narrow(_word(0)), 16);
    if (!_read(pool, gasleft(), Aave.getReserveNormalizedVariableDebt.selector, uint160(asset), 1, 32)) {
      revert ReadFailed(pool, Aave.getReserveNormalizedVariableDebt.selector);
    }
    return _put(out, _narrow(_word(0)), 16);
  }

  /// @dev u8: 1 answered, 0 reverted; u256 price.
  function _putPrice(address oracle, uint256 asset, uint256 out) internal view returns (uint256) {
    bool ok = _read(oracle, PRICE_GAS, Aave.getAssetPrice.selector, asset, 1, 32);
    uint256 price = ok ? _word(0) : 0;
    out = _put(out, ok ? 1 : 0, 1);
    return _put(out, price, 32);
  }

  /// @dev 20 source, u8 kind (0 no rounds, 1 source itself, 2 base feed of an adapter), 20 feed,
  /// i256 answer, u64 updatedAt, u8 decimals.
  function _putFeed(address oracle, address asset, uint256 out) internal view returns (uint256) {
    bool ok = _read(oracle, FACT_GAS, Aave.getSourceOfAsset.selector, uint160(asset), 1, 32);
    address source = ok ? address(uint160(_word(0))) : address(0);
    out = _put(out, uint160(source), 20);
    uint256 kind;
    address feed = source;
    if (source != address(0)) {
      if (_hasRound(feed)) {
        kind = 1;
      } else {
        feed = _baseFeed(source);
        if (feed != address(0) && _hasRound(feed)) kind = 2;
      }
    }
    out = _put(out, kind, 1);
    if (kind == 0) return _put(_put(_put(_put(out, 0, 20), 0, 32), 0, 8), 0, 1);
    out = _put(out, uint160(feed), 20);
    out = _put(out, _word(1), 32);
    out = _put(out, _word(3) > type(uint64).max ? type(uint64).max : _word(3), 8);
    return _put(out, _uint(feed, Aave.decimals.selector) & 0xff, 1);
  }

  /// @dev The public getters of the price adapters in use.
  function _baseFeed(address source) internal view returns (address feed) {
    feed = _address(source, Aave.ASSET_TO_USD_AGGREGATOR.selector);
    if (feed == address(0)) feed = _address(source, Aave.BASE_TO_USD_AGGREGATOR.selector);
    if (feed == address(0)) feed = _address(source, Aave.ASSET_TO_PEG.selector);
  }

  function _hasRound(address feed) internal view returns (bool) {
    return _read(feed, FACT_GAS, Aave.latestRoundData.selector, 0, 0, 160);
  }

  /// @dev u128 each: aToken supply, variable debt, stable debt, underlying in the aToken; then
  /// u8 has virtual balance, u128, u8 has deficit, u128, u40 grace period.
  function _putTotals(
    address pool,
    address asset,
    uint256 id,
    uint256 out
  ) internal view returns (uint256) {
    out = _put(out, _saturate(_uint(address(uint160(_load(A_TOKENS, id))), Aave.totalSupply.selector)), 16);
    out = _put(out, _saturate(_uint(address(uint160(_load(VARIABLE_DEBTS, id))), Aave.totalSupply.selector)), 16);
    out = _put(out, _saturate(_uint(address(uint160(_load(STABLE_DEBTS, id))), Aave.totalSupply.selector)), 16);
    bool ok = _read(asset, FACT_GAS, Aave.balanceOf.selector, _load(A_TOKENS, id), 1, 32);
    out = _put(out, ok ? _saturate(_word(0)) : 0, 16);
    ok = _read(pool, FACT_GAS, Aave.getVirtualUnderlyingBalance.selector, uint160(asset), 1, 32);
    out = _put(_put(out, ok ? 1 : 0, 1), ok ? _saturate(_word(0)) : 0, 16);
    ok = _read(pool, FACT_GAS, Aave.getReserveDeficit.selector, uint160(asset), 1, 32);
    out = _put(_put(out, ok ? 1 : 0, 1), ok ? _saturate(_word(0)) : 0, 16);
    ok = _read(pool, FACT_GAS, Aave.getLiquidationGracePeriod.selector, uint160(asset), 1, 32);
    return _put(out, ok ? _word(0) : 0, 5);
  }
}
