// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface V3Factory {
  function getPool(address tokenA, address tokenB, uint24 fee) external view returns (address);
}

interface V2Factory {
  function getPair(address tokenA, address tokenB) external view returns (address);
}

/// @dev Of longer answers the first values; forks differ in the later ones.
interface V3Pool {
  function token0() external view returns (address);
  function token1() external view returns (address);
  function fee() external view returns (uint24);
  function tickSpacing() external view returns (int24);
  function slot0() external view returns (uint160 sqrtPriceX96, int24 tick);
  function liquidity() external view returns (uint128);
  function tickBitmap(int16 word) external view returns (uint256);
  function ticks(int24 tick) external view returns (uint128 liquidityGross, int128 liquidityNet);
}

interface V2Pair {
  function token0() external view returns (address);
  function token1() external view returns (address);
  function getReserves() external view returns (uint112 reserve0, uint112 reserve1, uint32 updatedAt);
}
