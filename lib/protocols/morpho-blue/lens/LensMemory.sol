// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

/// @notice Fixed memory and raw calls of the lens.
/// @dev The compiler allocates nothing; the answer grows from `OUT`.
abstract contract LensMemory {
  error OutOfGas();
  error ReadFailed(address target, bytes4 selector);

  uint256 internal constant IN = 0x80;
  uint256 internal constant RET = 0x300;
  uint256 internal constant PARAMS = 0x500;
  uint256 internal constant OUT = 0x600;

  uint256 internal constant FACT_GAS = 300_000;
  /// What an oracle or a rate model may take; anyone can make one.
  uint256 internal constant PRICE_GAS = 2_000_000;
  /// Below this none is asked: a price must not look broken for want of gas.
  uint256 internal constant MARKET_GAS = 4_500_000;

  /// @dev The arguments stand at `IN + 4`. At most `maxSize` bytes of the answer reach `RET`.
  function _call(
    address target,
    uint256 gasCap,
    bytes4 selector,
    uint256 argumentsSize,
    uint256 minSize,
    uint256 maxSize
  ) internal view returns (bool ok) {
    assembly {
      let first := mload(IN)
      mstore(IN, or(selector, and(first, shr(32, not(0)))))
      ok := staticcall(gasCap, target, IN, add(4, argumentsSize), RET, maxSize)
      ok := and(ok, iszero(lt(returndatasize(), minSize)))
    }
  }

  /// @dev For what must answer.
  function _must(
    address target,
    bytes4 selector,
    uint256 argumentsSize,
    uint256 size
  ) internal view {
    if (!_call(target, gasleft(), selector, argumentsSize, size, size)) {
      revert ReadFailed(target, selector);
    }
  }

  function _argument(uint256 index, uint256 value) internal pure {
    assembly {
      mstore(add(add(IN, 4), shl(5, index)), value)
    }
  }

  function _word(uint256 index) internal pure returns (uint256 value) {
    assembly {
      value := mload(add(RET, shl(5, index)))
    }
  }

  function _copy(uint256 from, uint256 to, uint256 length) internal pure {
    assembly {
      for {
        let i := 0
      } lt(i, length) {
        i := add(i, 32)
      } {
        mstore(add(to, i), mload(add(from, i)))
      }
    }
  }

  function _put(uint256 out, uint256 value, uint256 size) internal pure returns (uint256 next) {
    assembly {
      mstore(out, shl(sub(256, shl(3, size)), value))
      next := add(out, size)
    }
  }

  /// @dev A big-endian u32 at a place that was put before.
  function _set4(uint256 at, uint256 value) internal pure {
    assembly {
      mstore8(at, shr(24, value))
      mstore8(add(at, 1), shr(16, value))
      mstore8(add(at, 2), shr(8, value))
      mstore8(add(at, 3), value)
    }
  }

  function _load(bytes calldata list, uint256 at, uint256 size) internal pure returns (uint256 value) {
    assembly {
      value := shr(sub(256, shl(3, size)), calldataload(add(list.offset, at)))
    }
  }

  function _return(uint256 out) internal pure {
    assembly {
      return(OUT, sub(out, OUT))
    }
  }
}
