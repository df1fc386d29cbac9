// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {LensMemory} from './LensMemory.sol';
import {Morpho} from './Morpho.sol';

/// @notice The part of the answer that tells of accounts.
abstract contract LensAccounts is LensMemory {
  /// Below this nothing more is begun; the answer says how much was read.
  uint256 internal constant ACCOUNT_GAS = 200_000;

  /// @dev Asked for in groups: u256 market id, u16 accounts, each 20 bytes. Answered: u32 positions read, in
  /// that order; per position u128 borrow shares, u128 collateral.
  function _putPositions(
    address morpho,
    bytes calldata groups,
    uint256 out
  ) internal view returns (uint256) {
    uint256 countAt = out;
    uint256 read = 0;
    uint256 at = 0;
    out = _put(out, 0, 4);
    while (at < groups.length && gasleft() >= ACCOUNT_GAS) {
      _argument(0, _load(groups, at, 32));
      uint256 count = _load(groups, at + 32, 2);
      at += 34;
      for (uint256 i = 0; i < count && gasleft() >= ACCOUNT_GAS; ++i) {
        _argument(1, _load(groups, at, 20));
        _must(morpho, Morpho.position.selector, 64, 96);
        out = _put(out, (_word(1) << 128) | _word(2), 32);
        at += 20;
        ++read;
      }
    }
    _set4(countAt, read);
    return out;
  }

  /// @dev Asked for as pairs of 20 bytes: who authorises, whom. Answered: u32 pairs read, u8 each.
  function _putGrants(
    address morpho,
    bytes calldata pairs,
    uint256 out
  ) internal view returns (uint256) {
    uint256 countAt = out;
    uint256 count = pairs.length / 40;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count && gasleft() >= ACCOUNT_GAS; ++i) {
      _argument(0, _load(pairs, i * 40, 20));
      _argument(1, _load(pairs, i * 40 + 20, 20));
      _must(morpho, Morpho.isAuthorized.selector, 64, 32);
      out = _put(out, _word(0), 1);
    }
    _set4(countAt, i);
    return out;
  }
}
