// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

/// @notice Fixed memory and raw static calls of the lens.
/// @dev The compiler allocates nothing; the answer grows from `OUT`.
abstract contract LensMemory {
  error NotAComet();
  error OutOfGas();
  error ReadFailed(address target, bytes4 selector);
  error TooLarge(uint256 value);

  uint256 internal constant IN = 0x80;
  uint256 internal constant RET = 0x100;
  uint256 internal constant ASSETS = 0x400;
  uint256 internal constant OUT = 0x800;

  uint256 internal constant MAX_ASSETS = 32;
  uint256 internal constant FACT_GAS = 300_000;

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

  function _mustWord(address target, bytes4 selector) internal view returns (uint256) {
    _must(target, selector, 0, 32);
    return _word(0);
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

  function _getAsset(uint256 offset) internal pure returns (uint256 asset) {
    assembly {
      asset := mload(add(ASSETS, shl(5, offset)))
    }
  }

  function _setAsset(uint256 offset, uint256 asset) internal pure {
    assembly {
      mstore(add(ASSETS, shl(5, offset)), asset)
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

  /// @dev The low `size` bytes of a value.
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

  function _loadAddress(bytes calldata list, uint256 index) internal pure returns (uint256 value) {
    assembly {
      value := shr(96, calldataload(add(list.offset, mul(index, 20))))
    }
  }

  function _narrow(uint256 value) internal pure returns (uint256) {
    if (value > type(uint128).max) revert TooLarge(value);
    return value;
  }

  function _return(uint256 out) internal pure {
    assembly {
      return(OUT, sub(out, OUT))
    }
  }
}
