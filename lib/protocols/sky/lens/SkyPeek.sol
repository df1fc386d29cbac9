// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {PriceModule} from './Sky.sol';
import {SkyCalls} from './SkyCalls.sol';

/// @title Asks price modules as the Spotter: put at its address by a state override, never deployed.
/// @dev Oracle modules answer `peek` and `peep` only to those on their list, and the Spotter is on it.
contract SkyPeek is SkyCalls {
  struct Quote {
    /// 1 `peek` answered, 2 it has a price, 4 `peep` answered, 8 it has one, 16 has `zzz` and `hop`.
    uint256 flags;
    uint256 price;
    uint256 nextPrice;
    uint256 zzz;
    uint256 hop;
    uint256 stopped;
  }

  function peek(address[] calldata pips) external view returns (Quote[] memory quotes) {
    quotes = new Quote[](pips.length);
    for (uint256 i = 0; i < pips.length; ++i) _quote(pips[i], quotes[i]);
  }

  function _quote(address pip, Quote memory quote) private view {
    (bool ok, uint256 value, uint256 has) = _readPair(pip, PriceModule.peek.selector);
    if (ok) quote.flags |= has == 0 ? 1 : 3;
    quote.price = value;
    (ok, value, has) = _readPair(pip, PriceModule.peep.selector);
    if (ok) quote.flags |= has == 0 ? 4 : 12;
    quote.nextPrice = value;
    (bool hasZzz, uint256 zzz) = _read(pip, PriceModule.zzz.selector);
    (bool hasHop, uint256 hop) = _read(pip, PriceModule.hop.selector);
    if (hasZzz && hasHop) quote.flags |= 16;
    (quote.zzz, quote.hop) = (zzz, hop);
    quote.stopped = _word(pip, PriceModule.stopped.selector);
  }
}
