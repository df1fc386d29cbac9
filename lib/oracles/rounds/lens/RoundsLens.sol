// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

/// @title Reads the past rounds of price feeds in one call, never deployed.
/// @notice For Chainlink's aggregators, their proxies over several phases, and the adapters that stand before them.
/// Answers are packed big-endian bytes without ABI framing, as written at each function.
contract RoundsLens {
  error OutOfGas();

  uint256 internal constant IN = 0x80;
  uint256 internal constant RET = 0x100;
  uint256 internal constant OUT = 0x200;
  uint256 internal constant CALL_GAS = 300_000;

  bytes4 internal constant LATEST_ROUND_DATA = 0xfeaf968c;
  bytes4 internal constant GET_ROUND_DATA = 0x9a6fc8f5;
  bytes4 internal constant PHASE_AGGREGATORS = 0xc1597304;
  bytes4 internal constant LATEST_ROUND = 0x668a0f02;

  /// @notice What contracts say of where their price comes from.
  /// @param sources Addresses, 20 bytes each.
  /// @param selectors Getters without arguments, 4 bytes each.
  /// @dev Per source: u80 newest round and u40 its time (both 0: tells no rounds), per selector 32 bytes of its
  /// answer, zero where it gives none.
  function readSources(bytes calldata sources, bytes calldata selectors) external view {
    uint256 out = OUT;
    for (uint256 i = 0; i < sources.length / 20; ++i) {
      address source = address(uint160(_load(sources, i * 20, 20)));
      bool ok = _call(source, LATEST_ROUND_DATA, 0, 0, 160) && _word(3) >> 40 == 0 && _word(0) >> 80 == 0;
      out = _put(out, ok ? _word(0) : 0, 10);
      out = _put(out, ok ? _word(3) : 0, 5);
      for (uint256 j = 0; j < selectors.length / 4; ++j) {
        ok = _call(source, bytes4(bytes32(_load(selectors, j * 4, 4) << 224)), 0, 0, 32);
        out = _put(out, ok ? _word(0) : 0, 32);
      }
    }
    assembly {
      return(OUT, sub(out, OUT))
    }
  }

  /// @notice Rounds of one feed from `newest` down, until `count` ids were asked for or one is older than `since`.
  /// That one is told too: it was in force at `since`.
  /// @dev u80 id to go on with (0: that was all), then per round that has an answer u40 time, i256 answer.
  function readRounds(address feed, uint256 newest, uint256 count, uint256 since) external view {
    uint256 out = _put(OUT, 0, 10);
    uint256 id = newest;
    for (; count > 0 && id != 0; --count) {
      if (gasleft() < 3 * CALL_GAS) {
        if (id == newest) revert OutOfGas();
        break;
      }
      bool ok = _call(feed, GET_ROUND_DATA, id, 1, 160) && _word(3) != 0 && _word(3) >> 40 == 0;
      if (ok) {
        out = _put(out, _word(3), 5);
        out = _put(out, _word(1), 32);
        if (_word(3) < since) {
          id = 0;
          break;
        }
      }
      id = _before(feed, id);
    }
    _put(OUT, id, 10);
    assembly {
      return(OUT, sub(out, OUT))
    }
  }

  /// @dev The round before: a proxy numbers phase << 64 | round of that phase's aggregator. 0: there is none.
  function _before(address feed, uint256 id) internal view returns (uint256) {
    uint256 round = uint64(id);
    uint256 phase = id >> 64;
    if (round > 1) return id - 1;
    while (phase > 1) {
      --phase;
      if (!_call(feed, PHASE_AGGREGATORS, phase, 1, 32)) return 0;
      address aggregator = address(uint160(_word(0)));
      if (_call(aggregator, LATEST_ROUND, 0, 0, 32) && _word(0) != 0) return (phase << 64) | uint64(_word(0));
    }
    return 0;
  }

  function _call(
    address target,
    bytes4 selector,
    uint256 argument,
    uint256 count,
    uint256 size
  ) internal view returns (bool ok) {
    assembly {
      mstore(IN, selector)
      mstore(add(IN, 4), argument)
      ok := staticcall(CALL_GAS, target, IN, add(4, shl(5, count)), RET, size)
      ok := and(ok, iszero(lt(returndatasize(), size)))
    }
  }

  function _word(uint256 index) internal pure returns (uint256 value) {
    assembly {
      value := mload(add(RET, shl(5, index)))
    }
  }

  function _put(uint256 out, uint256 value, uint256 size) internal pure returns (uint256 next) {
    assembly {
      let shift := sub(256, shl(3, size))
      let rest := and(mload(out), sub(shl(shift, 1), 1))
      mstore(out, or(shl(shift, value), rest))
      next := add(out, size)
    }
  }

  function _load(bytes calldata list, uint256 at, uint256 size) internal pure returns (uint256 value) {
    assembly {
      value := shr(sub(256, shl(3, size)), calldataload(add(list.offset, at)))
    }
  }
}
