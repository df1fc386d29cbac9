// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Aave} from './Aave.sol';
import {LensAccounts} from './LensAccounts.sol';
import {LensEModes} from './LensEModes.sol';

/// @title Reads an Aave v3 market and many of its accounts in one call, never deployed.
/// @notice Works on every pool from v3.0 to v3.7 and on forks: what a revision lacks is told by a
/// flag, never by a revert. Answers are packed big-endian bytes without ABI framing, laid out as
/// written at each function and decoded by `parse-lens-market.ts`.
contract AaveV3Lens is LensEModes, LensAccounts {
  uint256 internal constant MAX_TEXT = 320;

  /// @param provider The market's PoolAddressesProvider.
  /// @param flags 1 market, 2 all balances, 4 getUserAccountData, 8 stable debt.
  /// @param eModeMask Bit i set: read eMode category i.
  /// @param accounts Addresses, 20 bytes each.
  function readMarket(
    address provider,
    uint256 flags,
    uint256 eModeMask,
    bytes calldata accounts
  ) external view {
    assembly {
      mstore(0x40, FREE)
    }
    Market memory market;
    market.pool = _address(provider, Aave.getPool.selector);
    market.oracle = _address(provider, Aave.getPriceOracle.selector);
    market.configurator = _address(provider, Aave.getPoolConfigurator.selector);
    market.sentinel = _address(provider, Aave.getPriceOracleSentinel.selector);
    if (market.pool == address(0) || market.oracle == address(0)) revert NotAMarket();

    uint256 out = _putHeader(market);
    out = _putReserves(market, flags, out);
    out = _putEModes(market, flags & FLAG_MARKET == 0 ? 0 : eModeMask, out);
    out = _putAccounts(market.pool, flags, accounts, out);
    assembly {
      return(OUT, sub(out, OUT))
    }
  }

  /// @notice `symbol()`, `name()` as raw return data (cut to 320 bytes) and `decimals()`.
  /// @dev Per token: u16 length, bytes, u16 length, bytes, u8 has decimals, u8 decimals.
  function readTokens(address[] calldata tokens) external view {
    uint256 out = OUT;
    for (uint256 i = 0; i < tokens.length; ++i) {
      out = _putText(tokens[i], Aave.symbol.selector, out);
      out = _putText(tokens[i], Aave.name.selector, out);
      bool ok = _read(tokens[i], FACT_GAS, Aave.decimals.selector, 0, 0, 32) && _word(0) < 256;
      out = _put(out, ok ? 0x100 | _word(0) : 0, 2);
    }
    assembly {
      return(OUT, sub(out, OUT))
    }
  }

  /// @notice The aggregator behind each feed proxy: where `AnswerUpdated` is logged. Zero where none.
  function readAggregators(address[] calldata feeds) external view {
    uint256 out = OUT;
    for (uint256 i = 0; i < feeds.length; ++i) {
      out = _put(out, uint160(_address(feeds[i], Aave.aggregator.selector)), 20);
    }
    assembly {
      return(OUT, sub(out, OUT))
    }
  }

  function _putHeader(Market memory market) internal view returns (uint256 out) {
    out = _put(OUT, 1, 1);
    out = _put(out, _uint(market.pool, Aave.POOL_REVISION.selector), 4);
    out = _put(out, block.timestamp, 5);
    out = _put(out, uint160(market.pool), 20);
    out = _put(out, uint160(market.oracle), 20);
    out = _put(out, uint160(market.configurator), 20);
    out = _put(out, uint160(market.sentinel), 20);
    out = _put(out, uint160(_address(market.oracle, Aave.BASE_CURRENCY.selector)), 20);
    out = _put(out, _uint(market.oracle, Aave.BASE_CURRENCY_UNIT.selector), 32);
    uint256 allowed = 1;
    if (market.sentinel != address(0)) {
      allowed = _uint(market.sentinel, Aave.isLiquidationAllowed.selector) != 0 ? 1 : 0;
    }
    out = _put(out, allowed, 1);
  }

  function _putText(address token, bytes4 selector, uint256 out) internal view returns (uint256) {
    bool ok = _readUpTo(token, FACT_GAS, selector, 0, 0, 32, MAX_TEXT);
    uint256 length;
    assembly {
      length := returndatasize()
    }
    if (!ok) length = 0;
    if (length > MAX_TEXT) length = MAX_TEXT;
    return _putWords(RET, length, _put(out, length, 2));
  }
}
