// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {Aave} from './Aave.sol';
import {LensReserves} from './LensReserves.sol';

/// @notice The part of the answer that tells of eMode categories, old and new.
abstract contract LensEModes is LensReserves {
  uint256 internal constant MAX_LABEL = 64;

  /// @dev u8 count; per category u8 id, u8 kind (1 one category an asset, 2 bitmaps), u16 ltv,
  /// u16 threshold, u16 bonus, u128 collateral, u128 borrowable, u128 ltvzero, 20 price source,
  /// u8 price status, u256 price, u8 label length, label.
  function _putEModes(
    Market memory market,
    uint256 mask,
    uint256 out
  ) internal view returns (uint256) {
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

  function _putBitmapEMode(address pool, uint256 id, uint256 out) internal view returns (uint256) {
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
  ) internal view returns (uint256) {
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

  function _putLabel(bool ok, uint256 lengthWord, uint256 out) internal pure returns (uint256) {
    uint256 length = ok ? _word(lengthWord) : 0;
    if (length > MAX_LABEL) length = MAX_LABEL;
    out = _put(out, length, 1);
    return _putWords(RET + 32 * (lengthWord + 1), length, out);
  }
}
