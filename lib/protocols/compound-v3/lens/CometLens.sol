// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Comet} from './Comet.sol';
import {LensMarket} from './LensMarket.sol';

/// @title Reads a Comet and many of its accounts in one call, never deployed.
/// @notice Answers are packed big-endian bytes without ABI framing, laid out as written at each function and decoded
/// by the `read-*.ts` beside it. Each begins with u8 version.
contract CometLens is LensMarket {
  uint256 internal constant VERSION = 1;
  uint256 internal constant MAX_TEXT = 320;
  /// Below this no account is begun; the answer says how many were read.
  uint256 internal constant ACCOUNT_GAS = 500_000;

  /// @param withMarket The Comet's own state too, not only the accounts.
  /// @param accounts Addresses, 20 bytes each.
  /// @dev u40 timestamp, what `_putMarket` and `_putAssets` say, what `_putAccounts` says.
  function read(address comet, bool withMarket, bytes calldata accounts) external view {
    if (!_call(comet, FACT_GAS, Comet.baseToken.selector, 0, 32, 32)) revert NotAComet();
    if (!_call(comet, FACT_GAS, Comet.totalsBasic.selector, 0, 256, 256)) revert NotAComet();
    uint256 out = _put(OUT, VERSION, 1);
    out = _put(out, block.timestamp, 5);
    if (withMarket) out = _putMarket(comet, out);
    uint256 count;
    (count, out) = _putAssets(comet, withMarket, out);
    _return(_putAccounts(comet, count, accounts, out));
  }

  /// @notice `symbol()` as raw return data, cut to 320 bytes. Per token: u16 length, bytes.
  function readSymbols(bytes calldata tokens) external view {
    uint256 out = _put(OUT, VERSION, 1);
    for (uint256 i = 0; i < tokens.length / 20; ++i) {
      address token = address(uint160(_loadAddress(tokens, i)));
      bool ok = _call(token, FACT_GAS, Comet.symbol.selector, 0, 32, 0);
      uint256 length;
      assembly {
        length := mul(ok, returndatasize())
        if gt(length, MAX_TEXT) {
          length := MAX_TEXT
        }
        returndatacopy(add(out, 2), 0, length)
      }
      _put2(out, length);
      out += 2 + length;
    }
    _return(out);
  }

  /// @dev u32 accounts read; per account i128 principal, u8 collaterals, each u8 offset, u128 amount.
  function _putAccounts(
    address comet,
    uint256 assets,
    bytes calldata accounts,
    uint256 out
  ) internal view returns (uint256) {
    uint256 countAt = out;
    uint256 count = accounts.length / 20;
    uint256 i = 0;
    out = _put(out, 0, 4);
    for (; i < count; ++i) {
      if (gasleft() < ACCOUNT_GAS) {
        if (i == 0) revert OutOfGas();
        break;
      }
      out = _putAccount(comet, assets, _loadAddress(accounts, i), out);
    }
    _set4(countAt, i);
    return out;
  }

  /// @dev Comets with an extended asset list keep the bits from the 16th on in `_reserved`; elsewhere it is zero.
  function _putAccount(
    address comet,
    uint256 assets,
    uint256 account,
    uint256 out
  ) internal view returns (uint256) {
    _argument(0, account);
    _must(comet, Comet.userBasic.selector, 32, 160);
    uint256 assetsIn = _word(3) | (_word(4) << 16);
    out = _put(out, _word(0), 16);
    uint256 countAt = out;
    uint256 held = 0;
    ++out;
    _argument(0, account);
    for (uint256 offset = 0; offset < assets && assetsIn >> offset != 0; ++offset) {
      if ((assetsIn >> offset) & 1 == 0) continue;
      _argument(1, _getAsset(offset));
      _must(comet, Comet.userCollateral.selector, 64, 32);
      if (_word(0) == 0) continue;
      out = _put(_put(out, offset, 1), _word(0), 16);
      ++held;
    }
    assembly {
      mstore8(countAt, held)
    }
    return out;
  }

  function _put2(uint256 at, uint256 value) internal pure {
    assembly {
      mstore8(at, shr(8, value))
      mstore8(add(at, 1), value)
    }
  }
}
