import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Abi, Hex } from 'viem'
import { projectRoot } from '../cache-folder'
import type { ContractCode } from '../send'

const V3_CORE = '@uniswap/v3-core/artifacts/contracts'
const V3_PERIPHERY = '@uniswap/v3-periphery/artifacts/contracts'

const FILES = {
  v3Factory: `${V3_CORE}/UniswapV3Factory.sol/UniswapV3Factory.json`,
  v3Pool: `${V3_CORE}/UniswapV3Pool.sol/UniswapV3Pool.json`,
  v3PositionManager: `${V3_PERIPHERY}/NonfungiblePositionManager.sol/NonfungiblePositionManager.json`,
  v3Router: `${V3_PERIPHERY}/SwapRouter.sol/SwapRouter.json`,
  v3Quoter: `${V3_PERIPHERY}/lens/QuoterV2.sol/QuoterV2.json`,
  v2Factory: '@uniswap/v2-core/build/UniswapV2Factory.json',
  v2Pair: '@uniswap/v2-core/build/IUniswapV2Pair.json',
  v2Router: '@uniswap/v2-periphery/build/UniswapV2Router02.json',
} as const

export type UniswapContract = keyof typeof FILES

const read = new Map<UniswapContract, ContractCode>()

/** A compiled contract of Uniswap v2 or v3 as its npm package ships it. */
export function readUniswapArtifact(name: UniswapContract): ContractCode {
  const known = read.get(name)
  if (known) return known
  const path = join(projectRoot, 'node_modules', FILES[name])
  const { abi, bytecode } = JSON.parse(readFileSync(path, 'utf8')) as { abi: Abi; bytecode: string }
  const prefixed = (bytecode.startsWith('0x') ? bytecode : `0x${bytecode}`) as Hex
  const contract = { abi, bytecode: prefixed }
  read.set(name, contract)
  return contract
}
