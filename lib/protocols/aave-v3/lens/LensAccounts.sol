// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Aave} from './Aave.sol';
import {LensMemory} from './LensMemory.sol';

/// @notice The part of the answer that tells of accounts.
abstract contract LensAccounts is LensMemory {
  /// Below this no account is begun; the answer says how many were read.
  uint256 internal constant ACCOUNT_GAS = 600_000;
  /// One account over all 128 reserves.
  uint256 internal constant WIDE_ACCOUNT_GAS = 2_500_000;

  /// @dev u32 accounts read; per account u8 eMode, u8 has account data [6 × u256], u8 positions;
  /// per position u8 reserve id | 0x80 used as collateral, u8 parts (1 aToken, 2 variable,
  /// 4 stable), then u128 scaled aToken, u128 scaled variable, u128 principal + u128 rate + u40.
  function _putAccounts(
    address pool,
    uint256 flags,
    bytes calldata accounts,
    uint256 out
  ) internal view returns (uint256) {
    uint256 countAt = out;
    uint256 count = accounts.length / 20;
    uint256 floorGas = flags & FLAG_ALL_BALANCES == 0 ? ACCOUNT_GAS : WIDE_ACCOUNT_GAS;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count; ++i) {
      if (gasleft() < floorGas) {
        if (i == 0) revert OutOfGas();
        break;
      }
      uint256 account;
      assembly {
        account := shr(96, calldataload(add(accounts.offset, mul(i, 20))))
      }
      out = _putAccount(pool, flags, account, out);
    }
    assembly {
      mstore8(countAt, shr(24, i))
      mstore8(add(countAt, 1), shr(16, i))
      mstore8(add(countAt, 2), shr(8, i))
      mstore8(add(countAt, 3), i)
    }
    return out;
  }

  function _putAccount(
    address pool,
    uint256 flags,
    uint256 account,
    uint256 out
  ) internal view returns (uint256) {
    if (!_read(pool, gasleft(), Aave.getUserEMode.selector, account, 1, 32)) revert ReadFailed(pool, Aave.getUserEMode.selector);
    out = _put(out, _word(0), 1);
    if (flags & FLAG_ACCOUNT_DATA != 0) {
      bool ok = _read(pool, gasleft() - gasleft() / 4, Aave.getUserAccountData.selector, account, 1, 192);
      out = _put(out, ok ? 1 : 0, 1);
      if (ok) out = _putWords(RET, 192, out);
    } else {
      out = _put(out, 0, 1);
    }
    if (!_read(pool, gasleft(), Aave.getUserConfiguration.selector, account, 1, 32)) revert ReadFailed(pool, Aave.getUserConfiguration.selector);
    return _putPositions(_word(0), flags, account, out);
  }

  /// @dev The hot loop, about 3,000 gas a balance. Bit pair of a reserve: 1 borrowed, 2 collateral.
  function _putPositions(
    uint256 configuration,
    uint256 flags,
    uint256 account,
    uint256 out
  ) internal view returns (uint256) {
    assembly {
      function fail(token, selector) {
        // ReadFailed(address,bytes4)
        mstore(0x00, shl(224, 0x86be46f9))
        mstore(0x04, token)
        mstore(0x24, shl(224, selector))
        revert(0x00, 0x44)
      }
      function readScaled(token) -> scaled {
        if iszero(
          and(gt(returndatasize(), 0x1f), staticcall(gas(), token, IN, 0x24, 0x00, 0x20))
        ) {
          fail(token, shr(224, mload(IN)))
        }
        scaled := mload(0x00)
        if shr(128, scaled) {
          // TooLarge(uint256)
          mstore(0x20, scaled)
          mstore(0x00, shl(224, 0x1f4d5abe))
          revert(0x00, 0x24)
        }
      }

      let countAt := out
      let positions := 0
      let all := and(flags, FLAG_ALL_BALANCES)
      out := add(out, 1)
      mstore(add(IN, 4), account)
      for {
        let id := 0
      } or(configuration, and(iszero(iszero(all)), lt(id, MAX_RESERVES))) {
        id := add(id, 1)
        configuration := shr(2, configuration)
      } {
        let pair := and(configuration, 3)
        if iszero(or(pair, all)) {
          continue
        }
        let aToken := mload(add(A_TOKENS, shl(5, id)))
        // A dropped reserve leaves a hole; the protocol skips it too.
        if iszero(aToken) {
          continue
        }
        let parts := 0
        let at := add(out, 2)
        mstore(IN, shl(224, 0x1da24f3e)) // scaledBalanceOf(address)
        mstore(add(IN, 4), account)
        if or(and(pair, 2), all) {
          let scaled := readScaled(aToken)
          if scaled {
            parts := 1
            mstore(at, shl(128, scaled))
            at := add(at, 16)
          }
        }
        if or(and(pair, 1), all) {
          let scaled := readScaled(mload(add(VARIABLE_DEBTS, shl(5, id))))
          if scaled {
            parts := or(parts, 2)
            mstore(at, shl(128, scaled))
            at := add(at, 16)
          }
          let stable := mload(add(STABLE_DEBTS, shl(5, id)))
          if stable {
            mstore(IN, shl(224, 0xc634dfaa)) // principalBalanceOf(address)
            mstore(add(IN, 4), account)
            let principal := readScaled(stable)
            if principal {
              parts := or(parts, 4)
              mstore(at, shl(128, principal))
              mstore(IN, shl(224, 0xe78c9b3b)) // getUserStableRate(address)
              mstore(add(IN, 4), account)
              mstore(add(at, 16), shl(128, readScaled(stable)))
              mstore(IN, shl(224, 0x79ce6b8c)) // getUserLastUpdated(address)
              mstore(add(IN, 4), account)
              mstore(add(at, 32), shl(216, readScaled(stable)))
              at := add(at, 37)
            }
          }
        }
        if parts {
          mstore8(out, or(id, shl(6, and(pair, 2))))
          mstore8(add(out, 1), parts)
          out := at
          positions := add(positions, 1)
        }
      }
      mstore8(countAt, positions)
    }
    return out;
  }
}
