import { rayMulHalfUp } from '../math'
import { RAY, type Ray } from '../units'

const UINT256 = 2n ** 256n
const HALF_RAY = RAY / 2n

/**
 * `x ** n` in ray as `rpow` of `jug.sol` and `abaci.sol` computes it: by squaring, every product rounded half
 * up. `null` where a product does not fit a uint256 and the contract reverts.
 */
export function rayPowHalfUp(x: bigint, n: number): Ray | null {
  let result = n % 2 === 0 ? RAY : x
  let square = x
  for (let left = Math.floor(n / 2); left > 0; left = Math.floor(left / 2)) {
    if (square * square + HALF_RAY >= UINT256) return null
    square = rayMulHalfUp(square, square)
    if (left % 2 === 0) continue
    if (result * square + HALF_RAY >= UINT256) return null
    result = rayMulHalfUp(result, square)
  }
  return result as Ray
}
