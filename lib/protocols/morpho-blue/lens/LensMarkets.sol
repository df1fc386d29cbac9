// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {LensMemory} from './LensMemory.sol';
import {Morpho} from './Morpho.sol';

/// @notice The part of the answer that tells of markets and prices.
abstract contract LensMarkets is LensMemory {
  /// @dev u32 markets read; per market its totals as stored (6 × u128: supply assets and shares, borrow
  /// assets and shares, last update, fee), u8 has debt; with debt u8 has a price, u256 price, u8 has a rate,
  /// u256 rate.
  function _putMarkets(
    address morpho,
    bytes calldata ids,
    uint256 out
  ) internal view returns (uint256, bool complete) {
    uint256 countAt = out;
    uint256 count = ids.length / 32;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count; ++i) {
      if (gasleft() < MARKET_GAS) {
        if (i == 0) revert OutOfGas();
        break;
      }
      out = _putMarket(morpho, _load(ids, i * 32, 32), out);
    }
    _set4(countAt, i);
    return (out, i == count);
  }

  function _putMarket(address morpho, uint256 id, uint256 out) internal view returns (uint256) {
    _argument(0, id);
    _must(morpho, Morpho.market.selector, 32, 192);
    for (uint256 i = 0; i < 6; ++i) out = _put(out, _word(i), 16);
    bool hasDebt = _word(3) != 0;
    out = _put(out, hasDebt ? 1 : 0, 1);
    if (!hasDebt) return out;
    // Where `borrowRateView` wants them, behind the parameters.
    _copy(RET, IN + 164, 192);
    _mustParams(morpho, id);
    _copy(PARAMS, IN + 4, 160);
    address oracle = address(uint160(_param(2)));
    address irm = address(uint160(_param(3)));
    uint256 rate = 0;
    bool hasRate = true;
    if (irm != address(0)) {
      hasRate = _call(irm, PRICE_GAS, Morpho.borrowRateView.selector, 352, 32, 32);
      if (hasRate) rate = _word(0);
    }
    out = _putPrice(oracle, out);
    out = _put(out, hasRate ? 1 : 0, 1);
    return _put(out, rate, 32);
  }

  /// @dev The parameters of a market to `PARAMS`. Overwrites the first argument only.
  function _mustParams(address morpho, uint256 id) internal view {
    _argument(0, id);
    _must(morpho, Morpho.idToMarketParams.selector, 32, 160);
    _copy(RET, PARAMS, 160);
  }

  function _param(uint256 index) internal pure returns (uint256 value) {
    assembly {
      value := mload(add(PARAMS, shl(5, index)))
    }
  }

  /// @dev u8 has a price, u256 price.
  function _putPrice(address oracle, uint256 out) internal view returns (uint256) {
    bool ok = _call(oracle, PRICE_GAS, Morpho.price.selector, 0, 32, 32);
    out = _put(out, ok ? 1 : 0, 1);
    return _put(out, ok ? _word(0) : 0, 32);
  }

  /// @dev u32 feeds read, per feed u40 when its newest round was; 0 where it tells none.
  function _putRounds(
    bytes calldata feeds,
    uint256 out
  ) internal view returns (uint256, bool complete) {
    uint256 countAt = out;
    uint256 count = feeds.length / 20;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count && gasleft() >= 3 * FACT_GAS; ++i) {
      address feed = address(uint160(_load(feeds, i * 20, 20)));
      bool ok = _call(feed, FACT_GAS, Morpho.latestRoundData.selector, 0, 160, 160);
      out = _put(out, ok && _word(3) >> 40 == 0 ? _word(3) : 0, 5);
    }
    _set4(countAt, i);
    return (out, i == count);
  }

  /// @dev u32 oracles read, each as `_putPrice`.
  function _putPrices(
    bytes calldata oracles,
    uint256 out
  ) internal view returns (uint256, bool complete) {
    uint256 countAt = out;
    uint256 count = oracles.length / 20;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count && gasleft() >= MARKET_GAS; ++i) {
      out = _putPrice(address(uint160(_load(oracles, i * 20, 20))), out);
    }
    _set4(countAt, i);
    return (out, i == count);
  }
}
