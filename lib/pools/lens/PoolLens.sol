// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {V2Factory, V2Pair, V3Factory, V3Pool} from './Pools.sol';

/// @title Finds Uniswap's pools of two tokens and reads their whole state, never deployed.
contract PoolLens {
  error OutOfGas();

  int24 internal constant MAX_TICK = 887272;
  uint256 internal constant MAX_TICKS = 4096;
  /// What a full word of 256 ticks may cost, and the answer's encoding.
  uint256 internal constant WORD_GAS = 5_000_000;

  struct V3State {
    address token0;
    address token1;
    uint24 fee;
    int24 tickSpacing;
    uint160 sqrtPriceX96;
    int24 tick;
    uint128 liquidity;
  }

  /// @param tokens Two a pair.
  /// @return pools Pair by pair: of each v3 factory one for each fee, then of each v2 factory one; zero where there
  /// is none.
  function findPools(
    address[] calldata tokens,
    address[] calldata v3Factories,
    uint24[] calldata fees,
    address[] calldata v2Factories
  ) external view returns (address[] memory pools) {
    uint256 each = v3Factories.length * fees.length + v2Factories.length;
    pools = new address[]((tokens.length / 2) * each);
    uint256 at = 0;
    for (uint256 pair = 0; pair + 1 < tokens.length; pair += 2) {
      (address a, address b) = (tokens[pair], tokens[pair + 1]);
      for (uint256 i = 0; i < v3Factories.length; ++i) {
        for (uint256 j = 0; j < fees.length; ++j) {
          pools[at++] = V3Factory(v3Factories[i]).getPool(a, b, fees[j]);
        }
      }
      for (uint256 i = 0; i < v2Factories.length; ++i) {
        pools[at++] = V2Factory(v2Factories[i]).getPair(a, b);
      }
    }
  }

  /// @param firstWord Of the tick bitmap, to begin with; below the first word: at the first.
  /// @return state Of the pool at this block.
  /// @return ticks Initialised ones, ascending: tick in the upper 128 bits, liquidityNet in the lower.
  /// @return nextWord Where to go on; above `lastWord` once all was read.
  /// @return lastWord The bitmap's last.
  function readV3Pool(
    V3Pool pool,
    int256 firstWord
  )
    external
    view
    returns (V3State memory state, int256[] memory ticks, int256 nextWord, int256 lastWord)
  {
    state.token0 = pool.token0();
    state.token1 = pool.token1();
    state.fee = pool.fee();
    int24 spacing = pool.tickSpacing();
    state.tickSpacing = spacing;
    (state.sqrtPriceX96, state.tick) = pool.slot0();
    state.liquidity = pool.liquidity();

    ticks = new int256[](MAX_TICKS);
    uint256 count = 0;
    lastWord = int256(MAX_TICK / spacing) >> 8;
    nextWord = -int256(MAX_TICK / spacing) >> 8;
    if (firstWord > nextWord) nextWord = firstWord;
    int256 begin = nextWord;
    for (; nextWord <= lastWord && count + 256 <= MAX_TICKS; ++nextWord) {
      if (gasleft() < WORD_GAS) {
        if (nextWord == begin) revert OutOfGas();
        break;
      }
      count = _readWord(pool, nextWord, spacing, ticks, count);
    }
    assembly ('memory-safe') {
      mstore(ticks, count)
    }
  }

  function readV2Pair(
    V2Pair pair
  ) external view returns (address token0, address token1, uint112 reserve0, uint112 reserve1) {
    token0 = pair.token0();
    token1 = pair.token1();
    (reserve0, reserve1, ) = pair.getReserves();
  }

  function _readWord(
    V3Pool pool,
    int256 word,
    int24 spacing,
    int256[] memory ticks,
    uint256 count
  ) internal view returns (uint256) {
    uint256 bits = pool.tickBitmap(int16(word));
    for (uint256 bit = 0; bits != 0; ++bit) {
      if (bits & 1 == 1) {
        int24 tick = int24(((word << 8) + int256(bit)) * spacing);
        (, int128 net) = pool.ticks(tick);
        ticks[count++] = (int256(tick) << 128) | int256(uint256(uint128(net)));
      }
      bits >>= 1;
    }
    return count;
  }
}
