// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Aave {
  // PoolAddressesProvider
  function getPool() external;
  function getPriceOracle() external;
  function getPoolConfigurator() external;
  function getPriceOracleSentinel() external;
  // PriceOracleSentinel
  function isLiquidationAllowed() external;
  // AaveOracle
  function BASE_CURRENCY() external;
  function BASE_CURRENCY_UNIT() external;
  function getAssetPrice(address asset) external;
  function getSourceOfAsset(address asset) external;
  // Price sources and their adapters
  function latestRoundData() external;
  function aggregator() external;
  function ASSET_TO_USD_AGGREGATOR() external;
  function BASE_TO_USD_AGGREGATOR() external;
  function ASSET_TO_PEG() external;
  // Pool
  function POOL_REVISION() external;
  function getReservesList() external;
  function getReserveData(address asset) external;
  function getReserveNormalizedIncome(address asset) external;
  function getReserveNormalizedVariableDebt(address asset) external;
  function getVirtualUnderlyingBalance(address asset) external; // v3.1
  function getLiquidationGracePeriod(address asset) external; // v3.1
  function getReserveDeficit(address asset) external; // v3.3
  function getEModeCategoryData(uint8 id) external; // v3.0, v3.1
  function getEModeCategoryCollateralConfig(uint8 id) external; // v3.2
  function getEModeCategoryCollateralBitmap(uint8 id) external; // v3.2
  function getEModeCategoryBorrowableBitmap(uint8 id) external; // v3.2
  function getEModeCategoryLabel(uint8 id) external; // v3.2
  function getEModeCategoryLtvzeroBitmap(uint8 id) external; // v3.6
  function getUserEMode(address account) external;
  function getUserConfiguration(address account) external;
  function getUserAccountData(address account) external;
  // Tokens
  function totalSupply() external;
  function balanceOf(address account) external;
  function symbol() external;
  function name() external;
  function decimals() external;
}

/// @title Reads an Aave v3 market and many of its accounts in one call, never deployed.
/// @notice Works on every pool from v3.0 to v3.7 and on forks: what a revision lacks is told by a
/// flag, never by a revert. Answers are packed big-endian bytes without ABI framing, laid out as
/// written at each function and decoded by `parse-lens-market.ts`.
/// @dev No memory is allocated by the compiler: fixed regions below, the answer grows from `OUT`.
contract AaveV3Lens {
  error NotAMarket();
  error OutOfGas();
  error ReadFailed(address target, bytes4 selector);
  error TooLarge(uint256 value);

  uint256 private constant FLAG_MARKET = 1;
  uint256 private constant FLAG_ALL_BALANCES = 2;
  uint256 private constant FLAG_ACCOUNT_DATA = 4;
  uint256 private constant FLAG_STABLE_DEBT = 8;

  uint256 private constant IN = 0x80;
  uint256 private constant RET = 0x100;
  uint256 private constant RET_SIZE = 0x1100;
  uint256 private constant ASSETS = 0x1200;
  uint256 private constant A_TOKENS = 0x2200;
  uint256 private constant VARIABLE_DEBTS = 0x3200;
  uint256 private constant STABLE_DEBTS = 0x4200;
  uint256 private constant FREE = 0x5200;
  uint256 private constant OUT = 0x5300;

  uint256 private constant MAX_RESERVES = 128;
  /// A hostile or broken price source may burn this much, not the whole call.
  uint256 private constant PRICE_GAS = 3_000_000;
  uint256 private constant FACT_GAS = 300_000;
  /// Below this no reserve is begun: a price must not look broken for want of gas.
  uint256 private constant RESERVE_GAS = 1_000_000;
  /// Below this no account is begun; the answer says how many were read.
  uint256 private constant ACCOUNT_GAS = 600_000;
  /// One account over all 128 reserves.
  uint256 private constant WIDE_ACCOUNT_GAS = 2_500_000;
  uint256 private constant MAX_LABEL = 64;
  uint256 private constant MAX_TEXT = 320;

  struct Market {
    address pool;
    address oracle;
    address configurator;
    address sentinel;
  }

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

  function _putHeader(Market memory market) private view returns (uint256 out) {
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

  function _putReserves(
    Market memory market,
    uint256 flags,
    uint256 out
  ) private view returns (uint256) {
    uint256 count;
    {
      bool ok = _readUpTo(market.pool, gasleft(), Aave.getReservesList.selector, 0, 0, 64, RET_SIZE);
      count = _word(1);
      if (!ok || count > MAX_RESERVES) revert ReadFailed(market.pool, Aave.getReservesList.selector);
      // Kept apart before the next call overwrites the answer.
      for (uint256 i = 0; i < count; ++i) {
        _store(ASSETS, i, _word(2 + i));
      }
    }
    bool withMarket = flags & FLAG_MARKET != 0;
    out = _put(out, withMarket ? count : 0, 1);
    for (uint256 i = 0; i < count; ++i) {
      if (gasleft() < RESERVE_GAS) revert OutOfGas();
      address asset = address(uint160(_load(ASSETS, i)));
      if (!_read(market.pool, gasleft(), Aave.getReserveData.selector, uint160(asset), 1, 480)) {
        revert ReadFailed(market.pool, Aave.getReserveData.selector);
      }
      uint256 id = _word(7);
      if (id >= MAX_RESERVES) revert TooLarge(id);
      _store(A_TOKENS, id, _word(8));
      _store(VARIABLE_DEBTS, id, _word(10));
      _store(STABLE_DEBTS, id, flags & FLAG_STABLE_DEBT == 0 ? 0 : _word(9));
      if (withMarket) out = _putReserve(market, asset, id, out);
    }
    return out;
  }

  /// @dev Expects the answer of `getReserveData` in the return region.
  function _putReserve(
    Market memory market,
    address asset,
    uint256 id,
    uint256 out
  ) private view returns (uint256) {
    address aToken = address(uint160(_word(8)));
    out = _put(out, id, 1);
    out = _put(out, uint160(asset), 20);
    out = _put(out, uint160(aToken), 20);
    out = _put(out, _word(10), 20);
    out = _put(out, _load(STABLE_DEBTS, id), 20);
    out = _put(out, _word(0), 32);
    out = _put(out, _word(2), 16);
    out = _put(out, _word(4), 16);
    out = _put(out, _word(5), 16);
    out = _put(out, _word(6), 5);
    out = _put(out, _word(12), 16);
    out = _put(out, _word(14), 16);
    out = _putIndexes(market.pool, asset, out);
    out = _putPrice(market.oracle, uint160(asset), out);
    out = _putFeed(market.oracle, asset, out);
    out = _putTotals(market.pool, asset, id, out);
    return out;
  }

  function _putIndexes(address pool, address asset, uint256 out) private view returns (uint256) {
    if (!_read(pool, gasleft(), Aave.getReserveNormalizedIncome.selector, uint160(asset), 1, 32)) {
      revert ReadFailed(pool, Aave.getReserveNormalizedIncome.selector);
    }
    out = _put(out, _narrow(_word(0)), 16);
    if (!_read(pool, gasleft(), Aave.getReserveNormalizedVariableDebt.selector, uint160(asset), 1, 32)) {
      revert ReadFailed(pool, Aave.getReserveNormalizedVariableDebt.selector);
    }
    return _put(out, _narrow(_word(0)), 16);
  }

  /// @dev u8: 1 answered, 0 reverted; u256 price.
  function _putPrice(address oracle, uint256 asset, uint256 out) private view returns (uint256) {
    bool ok = _read(oracle, PRICE_GAS, Aave.getAssetPrice.selector, asset, 1, 32);
    uint256 price = ok ? _word(0) : 0;
    out = _put(out, ok ? 1 : 0, 1);
    return _put(out, price, 32);
  }

  /// @dev 20 source, u8 kind (0 no rounds, 1 source itself, 2 base feed of an adapter), 20 feed,
  /// i256 answer, u64 updatedAt, u8 decimals.
  function _putFeed(address oracle, address asset, uint256 out) private view returns (uint256) {
    bool ok = _read(oracle, FACT_GAS, Aave.getSourceOfAsset.selector, uint160(asset), 1, 32);
    address source = ok ? address(uint160(_word(0))) : address(0);
    out = _put(out, uint160(source), 20);
    uint256 kind;
    address feed = source;
    if (source != address(0)) {
      if (_hasRound(feed)) {
        kind = 1;
      } else {
        feed = _baseFeed(source);
        if (feed != address(0) && _hasRound(feed)) kind = 2;
      }
    }
    out = _put(out, kind, 1);
    if (kind == 0) return _put(_put(_put(_put(out, 0, 20), 0, 32), 0, 8), 0, 1);
    out = _put(out, uint160(feed), 20);
    out = _put(out, _word(1), 32);
    out = _put(out, _word(3) > type(uint64).max ? type(uint64).max : _word(3), 8);
    return _put(out, _uint(feed, Aave.decimals.selector) & 0xff, 1);
  }

  /// @dev The public getters of the price adapters in use.
  function _baseFeed(address source) private view returns (address feed) {
    feed = _address(source, Aave.ASSET_TO_USD_AGGREGATOR.selector);
    if (feed == address(0)) feed = _address(source, Aave.BASE_TO_USD_AGGREGATOR.selector);
    if (feed == address(0)) feed = _address(source, Aave.ASSET_TO_PEG.selector);
  }

  function _hasRound(address feed) private view returns (bool) {
    return _read(feed, FACT_GAS, Aave.latestRoundData.selector, 0, 0, 160);
  }

  /// @dev u128 each: aToken supply, variable debt, stable debt, underlying in the aToken; then
  /// u8 has virtual balance, u128, u8 has deficit, u128, u40 grace period.
  function _putTotals(
    address pool,
    address asset,
    uint256 id,
    uint256 out
  ) private view returns (uint256) {
    out = _put(out, _saturate(_uint(address(uint160(_load(A_TOKENS, id))), Aave.totalSupply.selector)), 16);
    out = _put(out, _saturate(_uint(address(uint160(_load(VARIABLE_DEBTS, id))), Aave.totalSupply.selector)), 16);
    out = _put(out, _saturate(_uint(address(uint160(_load(STABLE_DEBTS, id))), Aave.totalSupply.selector)), 16);
    bool ok = _read(asset, FACT_GAS, Aave.balanceOf.selector, _load(A_TOKENS, id), 1, 32);
    out = _put(out, ok ? _saturate(_word(0)) : 0, 16);
    ok = _read(pool, FACT_GAS, Aave.getVirtualUnderlyingBalance.selector, uint160(asset), 1, 32);
    out = _put(_put(out, ok ? 1 : 0, 1), ok ? _saturate(_word(0)) : 0, 16);
    ok = _read(pool, FACT_GAS, Aave.getReserveDeficit.selector, uint160(asset), 1, 32);
    out = _put(_put(out, ok ? 1 : 0, 1), ok ? _saturate(_word(0)) : 0, 16);
    ok = _read(pool, FACT_GAS, Aave.getLiquidationGracePeriod.selector, uint160(asset), 1, 32);
    return _put(out, ok ? _word(0) : 0, 5);
  }

  /// @dev u8 count; per category u8 id, u8 kind (1 one category an asset, 2 bitmaps), u16 ltv,
  /// u16 threshold, u16 bonus, u128 collateral, u128 borrowable, u128 ltvzero, 20 price source,
  /// u8 price status, u256 price, u8 label length, label.
  function _putEModes(
    Market memory market,
    uint256 mask,
    uint256 out
  ) private view returns (uint256) {
    uint256 countAt = out;
    uint256 count = 0;
    out = _put(out, 0, 1);
    if (mask == 0) return out;
    bool bitmaps = _read(market.pool, gasleft(), Aave.getEModeCategoryCollateralConfig.selector, 1, 1, 96);
    for (uint256 id = 1; id < 256; ++id) {
      if ((mask >> id) & 1 == 0) continue;
      if (gasleft() < RESERVE_GAS) revert OutOfGas();
      uint256 next = bitmaps
        ? _putBitmapEMode(market.pool, id, out)
        : _putLegacyEMode(market, id, out);
      if (next != out) ++count;
      out = next;
    }
    assembly {
      mstore8(countAt, count)
    }
    return out;
  }

  function _putBitmapEMode(address pool, uint256 id, uint256 out) private view returns (uint256) {
    if (!_read(pool, gasleft(), Aave.getEModeCategoryCollateralConfig.selector, id, 1, 96)) revert ReadFailed(pool, Aave.getEModeCategoryCollateralConfig.selector);
    if (_word(1) == 0) return out;
    out = _put(_put(out, id, 1), 2, 1);
    out = _put(_put(_put(out, _word(0), 2), _word(1), 2), _word(2), 2);
    // getEModeCategory{Collateral,Borrowable,Ltvzero}Bitmap(uint8): the last since v3.6
    if (!_read(pool, gasleft(), Aave.getEModeCategoryCollateralBitmap.selector, id, 1, 32)) revert ReadFailed(pool, Aave.getEModeCategoryCollateralBitmap.selector);
    out = _put(out, _word(0), 16);
    if (!_read(pool, gasleft(), Aave.getEModeCategoryBorrowableBitmap.selector, id, 1, 32)) revert ReadFailed(pool, Aave.getEModeCategoryBorrowableBitmap.selector);
    out = _put(out, _word(0), 16);
    out = _put(out, _read(pool, FACT_GAS, Aave.getEModeCategoryLtvzeroBitmap.selector, id, 1, 32) ? _word(0) : 0, 16);
    out = _put(_put(_put(out, 0, 20), 0, 1), 0, 32);
    bool ok = _readUpTo(pool, FACT_GAS, Aave.getEModeCategoryLabel.selector, id, 1, 64, 64 + MAX_LABEL);
    return _putLabel(ok, 1, out);
  }

  function _putLegacyEMode(
    Market memory market,
    uint256 id,
    uint256 out
  ) private view returns (uint256) {
    // getEModeCategoryData(uint8): (ltv, threshold, bonus, priceSource, label)
    bool ok = _readUpTo(market.pool, gasleft(), Aave.getEModeCategoryData.selector, id, 1, 224, 224 + MAX_LABEL);
    if (!ok) revert ReadFailed(market.pool, Aave.getEModeCategoryData.selector);
    if (_word(2) == 0) return out;
    uint256 priceSource = _word(4);
    out = _put(_put(out, id, 1), 1, 1);
    out = _put(_put(_put(out, _word(1), 2), _word(2), 2), _word(3), 2);
    out = _put(_put(_put(out, 0, 16), 0, 16), 0, 16);
    out = _put(out, priceSource, 20);
    if (priceSource == 0) return _putLabel(true, 6, _put(_put(out, 0, 1), 0, 32));
    // The price read overwrites the return region: the label goes first, behind the price's 33 bytes.
    uint256 end = _putLabel(true, 6, out + 33);
    _putPrice(market.oracle, priceSource, out);
    return end;
  }

  function _putLabel(bool ok, uint256 lengthWord, uint256 out) private pure returns (uint256) {
    uint256 length = ok ? _word(lengthWord) : 0;
    if (length > MAX_LABEL) length = MAX_LABEL;
    out = _put(out, length, 1);
    return _putWords(RET + 32 * (lengthWord + 1), length, out);
  }

  /// @dev u32 accounts read; per account u8 eMode, u8 has account data [6 × u256], u8 positions;
  /// per position u8 reserve id | 0x80 used as collateral, u8 parts (1 aToken, 2 variable,
  /// 4 stable), then u128 scaled aToken, u128 scaled variable, u128 principal + u128 rate + u40.
  function _putAccounts(
    address pool,
    uint256 flags,
    bytes calldata accounts,
    uint256 out
  ) private view returns (uint256) {
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
  ) private view returns (uint256) {
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
  ) private view returns (uint256) {
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

  function _putText(address token, bytes4 selector, uint256 out) private view returns (uint256) {
    bool ok = _readUpTo(token, FACT_GAS, selector, 0, 0, 32, MAX_TEXT);
    uint256 length;
    assembly {
      length := returndatasize()
    }
    if (!ok) length = 0;
    if (length > MAX_TEXT) length = MAX_TEXT;
    return _putWords(RET, length, _put(out, length, 2));
  }

  function _putWords(uint256 from, uint256 length, uint256 out) private pure returns (uint256) {
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

  function _put(uint256 out, uint256 value, uint256 size) private pure returns (uint256 next) {
    assembly {
      mstore(out, shl(sub(256, shl(3, size)), value))
      next := add(out, size)
    }
  }

  function _address(address target, bytes4 selector) private view returns (address) {
    uint256 value = _uint(target, selector);
    return value >> 160 == 0 ? address(uint160(value)) : address(0);
  }

  /// @dev 0 where the call fails: only for getters where 0 says the same.
  function _uint(address target, bytes4 selector) private view returns (uint256) {
    return _read(target, FACT_GAS, selector, 0, 0, 32) ? _word(0) : 0;
  }

  function _read(
    address target,
    uint256 gasCap,
    bytes4 selector,
    uint256 argument,
    uint256 arguments,
    uint256 size
  ) private view returns (bool) {
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
  ) private view returns (bool ok) {
    assembly {
      mstore(IN, selector)
      mstore(add(IN, 4), argument)
      ok := staticcall(gasCap, target, IN, add(4, shl(5, arguments)), RET, maxSize)
      ok := and(ok, iszero(lt(returndatasize(), minSize)))
    }
  }

  function _word(uint256 index) private pure returns (uint256 value) {
    assembly {
      value := mload(add(RET, shl(5, index)))
    }
  }

  function _load(uint256 table, uint256 index) private pure returns (uint256 value) {
    assembly {
      value := mload(add(table, shl(5, index)))
    }
  }

  function _store(uint256 table, uint256 index, uint256 value) private pure {
    assembly {
      mstore(add(table, shl(5, index)), value)
    }
  }

  function _narrow(uint256 value) private pure returns (uint256) {
    if (value > type(uint128).max) revert TooLarge(value);
    return value;
  }

  function _saturate(uint256 value) private pure returns (uint256) {
    return value > type(uint128).max ? type(uint128).max : value;
  }
}
