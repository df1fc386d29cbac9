// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Proxy} from './Sky.sol';

/// @notice Calls of contracts that may be anything: bounded in gas and answer, never a revert.
abstract contract SkyCalls {
  uint256 internal constant FACT_GAS = 200_000;
  uint256 internal constant MAX_TEXT = 320;

  /// @return ok Answered at least one word.
  function _read(address target, bytes4 selector) internal view returns (bool ok, uint256 word) {
    assembly {
      mstore(0x00, selector)
      ok := staticcall(FACT_GAS, target, 0x00, 0x04, 0x00, 0x20)
      ok := and(ok, gt(returndatasize(), 0x1f))
      if ok {
        word := mload(0x00)
      }
    }
  }

  /// @return ok Answered at least two words.
  function _readPair(
    address target,
    bytes4 selector
  ) internal view returns (bool ok, uint256 first, uint256 second) {
    assembly {
      mstore(0x00, selector)
      ok := staticcall(FACT_GAS, target, 0x00, 0x04, 0x00, 0x40)
      ok := and(ok, gt(returndatasize(), 0x3f))
      if ok {
        first := mload(0x00)
        second := mload(0x20)
      }
    }
  }

  function _word(address target, bytes4 selector) internal view returns (uint256 word) {
    (, word) = _read(target, selector);
  }

  /// @dev Zero where there is none.
  function _address(address target, bytes4 selector) internal view returns (address) {
    (bool ok, uint256 word) = _read(target, selector);
    return ok && word >> 160 == 0 ? address(uint160(word)) : address(0);
  }

  /// @return text Raw return data, cut to 320 bytes; empty where the call fails.
  function _text(address target, bytes4 selector) internal view returns (bytes memory text) {
    text = new bytes(MAX_TEXT);
    assembly {
      mstore(0x00, selector)
      let ok := staticcall(FACT_GAS, target, 0x00, 0x04, add(text, 0x20), MAX_TEXT)
      let size := returndatasize()
      if gt(size, MAX_TEXT) {
        size := MAX_TEXT
      }
      mstore(text, mul(ok, size))
    }
  }

  /// @notice Whose proxy a contract is: a DSProxy has an owner and a cache. Others are their own.
  function _account(address holder) internal view returns (address) {
    if (holder.code.length == 0) return holder;
    address owner = _address(holder, Proxy.owner.selector);
    if (owner == address(0)) return holder;
    return _address(holder, Proxy.cache.selector) == address(0) ? holder : owner;
  }
}
