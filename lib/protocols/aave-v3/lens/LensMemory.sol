// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

/// @notice Fixed memory and raw static calls of the lens.
/// @dev The compiler allocates nothing but one struct at `FREE`; the answer grows from `OUT`.
abstract contract LensMemory {
  error NotAMarket();
  error OutOfGas();
  error ReadFailed(address target, bytes4 selector);
  error TooLarge(uint256 value);

  uint256 internal constant FLAG_MARKET = 1;
  uint256 internal constant FLAG_ALL_BALANCES = 2;
  uint256 internal constant FLAG_ACCOUNT_DATA = 4;
  uint256 internal constant FLAG_STABLE_DEBT = 8;

  uint256 internal constant IN = 0x80;
  uint256 internal constant RET = 0x100;
  uint256 internal constant RET_SIZE = 0x1100;
  uint256 internal constant ASSETS = 0x1200;
  uint256 internal constant A_TOKENS = 0x2200;
  uint256 internal constant VARIABLE_DEBTS = 0x3200;
  uint256 internal constant STABLE_DEBTS = 0x4200;
  uint256 internal constant FREE = 0x5200;
  uint256 internal constant OUT = 0x5300;

  uint256 internal constant MAX_RESERVES = 128;
  uint256 internal constant FACT_GAS = 300_000;
  /// Below this no reserve is begun: a price must not look broken for want of gas.
  uint256 internal constant RESERVE_GAS = 1_000_000;

  struct Market {
    address pool;
    address oracle;
    address configurator;
    address sentinel;
  }

  function _read(
    address target,
    uint256 gasCap,
    bytes4 selector,
    uint256 argument,
    uint256 arguments,
    uint256 size
  ) internal view returns (bool) {
    return _readUpTo(target, gasCap, selector, argument, arguments, size, size);
  }

  function _readUpTo(
    address target,
    uint256 gasCap,
    bytes4 selector,
    uint256 argument,
    uint256 arguments,
    uint256 minSize,
    uint256 maxSize
  ) internal view returns (bool ok) {
    assembly {
      mstore(IN, selector)
      mstore(add(IN, 4), argument)
      ok := staticcall(gasCap, target, IN, add(4, shl(5, arguments)), RET, maxSize)
      ok := and(ok, iszero(lt(returndatasize(), minSize)))
    }
  }

  /// @dev 0 where the call fails: only for getters where 0 says the same.
  function _uint(address target, bytes4 selector) internal view returns (uint256) {
    return _read(target, FACT_GAS, selector, 0, 0, 32) ? _word(0) : 0;
  }

  function _address(address target, bytes4 selector) internal view returns (address) {
    uint256 value = _uint(target, selector);
    return value >> 160 == 0 ? address(uint160(value)) : address(0);
  }

  function _word(uint256 index) internal pure returns (uint256 value) {
    assembly {
      value := mload(add(RET, shl(5, index)))
    }
  }

  function _load(uint256 table, uint256 index) internal pure returns (uint256 value) {
    assembly {
      value := mload(add(table, shl(5, index)))
    }
  }

  function _store(uint256 table, uint256 index, uint256 value) internal pure {
    assembly {
      mstore(add(table, shl(5, index)), value)
    }
  }

  function _put(uint256 out, uint256 value, uint256 size) internal pure returns (uint256 next) {
    assembly {
      mstore(out, shl(sub(256, shl(3, size)), value))
      next := add(out, size)
    }
  }

  function _putWords(uint256 from, uint256 length, uint256 out) internal pure returns (uint256) {
    assembly {
      for {
        let i := 0
      } lt(i, length) {
        i := add(i, 32)
      } {
        mstore(add(out, i), mload(add(from, i)))
      }
      out := add(out, length)
    }
    return out;
  }

  function _narrow(uint256 value) internal pure returns (uint256) {
    if (value > type(uint128).max) revert TooLarge(value);
    return value;
  }

  function _saturate(uint256 value) internal pure returns (uint256) {
    return value > type(uint128).max ? type(uint128).max : value;
  }
}
