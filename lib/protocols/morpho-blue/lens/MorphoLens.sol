// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {LensAccounts} from './LensAccounts.sol';
import {LensMarkets} from './LensMarkets.sol';
import {Morpho} from './Morpho.sol';

/// @title Reads many markets and positions of a Morpho Blue in one call, never deployed.
/// @notice Answers are packed big-endian bytes without ABI framing, laid out as written at each function and
/// decoded by the `read-*.ts` beside it. Each begins with u8 version.
contract MorphoLens is LensMarkets, LensAccounts {
  uint256 internal constant VERSION = 1;
  uint256 internal constant MAX_TEXT = 320;
  uint256 internal constant JUDGE_GAS = 3_000_000;
  /// keccak256 of what Morpho reverts with: Error("position is healthy").
  bytes32 internal constant HEALTHY =
    0xcf3404a368290378018625aad4fbba694d5691fcbb9e2a741cc6846d199aafe9;

  /// @notice Markets, prices, positions, authorisations, as far as the gas goes, in this order.
  /// @dev u40 timestamp, then what `_putMarkets`, `_putPrices`, `_putRounds`, `_putPositions` and `_putGrants` say.
  function read(
    address morpho,
    bytes calldata ids,
    bytes calldata oracles,
    bytes calldata feeds,
    bytes calldata groups,
    bytes calldata pairs
  ) external view {
    uint256 out = _begin();
    out = _put(out, block.timestamp, 5);
    bool complete;
    (out, complete) = _putMarkets(morpho, ids, out);
    (out, complete) = complete ? _putPrices(oracles, out) : (_put(out, 0, 4), false);
    (out, complete) = complete ? _putRounds(feeds, out) : (_put(out, 0, 4), false);
    out = _putPositions(morpho, complete ? groups : groups[:0], out);
    out = _putGrants(morpho, complete ? pairs : pairs[:0], out);
    _return(out);
  }

  /// @notice The parameters of markets. Per market 4 × address (loan, collateral, oracle, rate model), u256 lltv.
  function readParams(address morpho, bytes calldata ids) external view {
    uint256 out = _begin();
    for (uint256 i = 0; i < ids.length / 32; ++i) {
      _mustParams(morpho, _load(ids, i * 32, 32));
      for (uint256 j = 0; j < 4; ++j) out = _put(out, _param(j), 20);
      out = _put(out, _param(4), 32);
    }
    _return(out);
  }

  /// @notice The feeds that oracles of the usual kind name: two of the collateral's price, two of the loan token's.
  /// @dev Per oracle 4 × address; zero where it names none.
  function readFeeds(bytes calldata oracles) external view {
    uint256 out = _begin();
    for (uint256 i = 0; i < oracles.length / 20; ++i) {
      if (gasleft() < 6 * FACT_GAS) revert OutOfGas();
      address oracle = address(uint160(_load(oracles, i * 20, 20)));
      out = _putFeed(oracle, Morpho.BASE_FEED_1.selector, out);
      out = _putFeed(oracle, Morpho.BASE_FEED_2.selector, out);
      out = _putFeed(oracle, Morpho.QUOTE_FEED_1.selector, out);
      out = _putFeed(oracle, Morpho.QUOTE_FEED_2.selector, out);
    }
    _return(out);
  }

  function _putFeed(address oracle, bytes4 selector, uint256 out) internal view returns (uint256) {
    bool ok = _call(oracle, FACT_GAS, selector, 0, 32, 32) && _word(0) >> 160 == 0;
    return _put(out, ok ? _word(0) : 0, 20);
  }

  /// @notice What an account has in any of the markets.
  /// @dev u32 markets looked at; of each with something u8 1, u32 index, u256 supply shares, u128 borrow shares,
  /// u128 collateral; at last u8 0.
  function readHoldings(address morpho, address account, bytes calldata ids) external view {
    uint256 out = _begin();
    uint256 count = ids.length / 32;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count && gasleft() >= ACCOUNT_GAS; ++i) {
      _argument(0, _load(ids, i * 32, 32));
      _argument(1, uint160(account));
      _must(morpho, Morpho.position.selector, 64, 96);
      if (_word(0) | _word(1) | _word(2) == 0) continue;
      out = _put(out, (1 << 32) | i, 5);
      out = _put(out, _word(0), 32);
      out = _put(out, (_word(1) << 128) | _word(2), 32);
    }
    _set4(OUT + 1, i);
    _return(_put(out, 0, 1));
  }

  /// @notice `symbol()` as raw return data (cut to 320 bytes) and `decimals()`.
  /// @dev Per token: u16 length, bytes, u8 has decimals, u8 decimals.
  function readTokens(bytes calldata tokens) external view {
    uint256 out = _begin();
    for (uint256 i = 0; i < tokens.length / 20; ++i) {
      if (gasleft() < 4 * FACT_GAS) revert OutOfGas();
      address token = address(uint160(_load(tokens, i * 20, 20)));
      bool ok = _call(token, FACT_GAS, Morpho.symbol.selector, 0, 32, MAX_TEXT);
      uint256 length;
      assembly {
        length := returndatasize()
      }
      if (!ok) length = 0;
      if (length > MAX_TEXT) length = MAX_TEXT;
      out = _put(out, length, 2);
      _copy(RET, out, length);
      out += length;
      ok = _call(token, FACT_GAS, Morpho.decimals.selector, 0, 32, 32) && _word(0) < 256;
      out = _put(out, ok ? 0x100 | _word(0) : 0, 2);
    }
    _return(out);
  }

  /// @notice Which of the candidates the factory has made, and their terms.
  /// @dev Per candidate u8 is one; if so u256 market id, 5 × u256 terms, address oracle.
  function readLines(address factory, bytes calldata candidates) external view {
    uint256 out = _begin();
    for (uint256 i = 0; i < candidates.length / 20; ++i) {
      uint256 candidate = _load(candidates, i * 20, 20);
      _argument(0, candidate);
      _must(factory, Morpho.isPreLiquidation.selector, 32, 32);
      out = _put(out, _word(0), 1);
      if (_word(0) == 0) continue;
      address line = address(uint160(candidate));
      _must(line, Morpho.ID.selector, 0, 32);
      out = _put(out, _word(0), 32);
      _must(line, Morpho.preLiquidationParams.selector, 0, 192);
      for (uint256 j = 0; j < 5; ++j) out = _put(out, _word(j), 32);
      out = _put(out, _word(5), 20);
    }
    _return(out);
  }

  /// @notice What Morpho itself says of positions: its own accrual, and whether `liquidate` calls them healthy.
  /// @dev Asked for as u256 market id, address. Not view: it accrues, and it tries; nothing of it lasts. Per
  /// position u8 verdict (0 healthy, 1 liquidatable, 2 the market can't accrue or has no price), u128 borrow
  /// assets and shares of the market, u128 borrow shares and collateral of the account, u256 price, u256 lltv.
  function judge(address morpho, bytes calldata positions) external {
    uint256 out = _begin();
    for (uint256 i = 0; i < positions.length / 52; ++i) {
      if (gasleft() < 2 * JUDGE_GAS) break;
      uint256 id = _load(positions, i * 52, 32);
      out = _putVerdict(morpho, id, _load(positions, i * 52 + 32, 20), out);
    }
    _return(out);
  }

  function _putVerdict(
    address morpho,
    uint256 id,
    uint256 account,
    uint256 out
  ) internal returns (uint256) {
    uint256 verdictAt = out;
    out = _put(out, 2, 1);
    _mustParams(morpho, id);
    bool accrued = _accrue(morpho);
    _argument(0, id);
    _must(morpho, Morpho.market.selector, 32, 192);
    out = _put(out, (_word(2) << 128) | _word(3), 32);
    _argument(0, id);
    _argument(1, account);
    _must(morpho, Morpho.position.selector, 64, 96);
    out = _put(out, (_word(1) << 128) | _word(2), 32);
    bool priced = _call(address(uint160(_param(2))), PRICE_GAS, Morpho.price.selector, 0, 32, 32);
    out = _put(out, priced ? _word(0) : 0, 32);
    out = _put(out, _param(4), 32);
    if (!accrued || !priced) return out;
    uint256 verdict = _isCalledHealthy(morpho, account) ? 0 : 1;
    assembly {
      mstore8(verdictAt, verdict)
    }
    return out;
  }

  function _accrue(address morpho) internal returns (bool ok) {
    bytes4 selector = Morpho.accrueInterest.selector;
    _copy(PARAMS, IN + 4, 160);
    assembly {
      let params := mload(add(IN, 4))
      mstore(IN, selector)
      mstore(add(IN, 4), params)
      ok := call(JUDGE_GAS, morpho, 0, IN, 164, RET, 0)
    }
  }

  /// @dev `liquidate` for one unit of collateral, in a call that always reverts: nothing of it lasts, whether it
  /// passes or not. The lens has nothing to pay with, so mostly it goes as far as the payment.
  function _isCalledHealthy(address morpho, uint256 account) internal returns (bool healthy) {
    bytes4 probing = this.probe.selector;
    bytes4 liquidating = Morpho.liquidate.selector;
    _copy(PARAMS, IN + 104, 160);
    assembly {
      mstore(IN, probing)
      mstore(add(IN, 4), morpho)
      mstore(add(IN, 36), 0x40)
      mstore(add(IN, 68), 324)
      let params := mload(add(IN, 104))
      mstore(add(IN, 100), liquidating)
      mstore(add(IN, 104), params)
      mstore(add(IN, 264), account)
      mstore(add(IN, 296), 1)
      mstore(add(IN, 328), 0)
      mstore(add(IN, 360), 0x120)
      mstore(add(IN, 392), 0)
      pop(call(JUDGE_GAS, address(), 0, IN, 424, RET, 0x20))
      healthy := and(eq(returndatasize(), 0x20), eq(mload(RET), 1))
    }
  }

  /// @notice Makes a call, undoes it, and reverts with 1 where Morpho refused it since the position is healthy.
  function probe(address morpho, bytes calldata data) external {
    (bool ok, bytes memory reason) = morpho.call(data);
    uint256 healthy = !ok && keccak256(reason) == HEALTHY ? 1 : 0;
    assembly {
      mstore(0, healthy)
      revert(0, 0x20)
    }
  }

  function _begin() internal pure returns (uint256) {
    return _put(OUT, VERSION, 1);
  }
}
