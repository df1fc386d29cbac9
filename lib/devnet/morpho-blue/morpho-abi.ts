import { parseAbi } from 'viem'

const structs = [
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'struct PreLiquidationParams { uint256 preLltv; uint256 preLCF1; uint256 preLCF2; uint256 preLIF1; uint256 preLIF2; address preLiquidationOracle; }',
] as const

export const morphoAbi = parseAbi([
  ...structs,
  'function enableIrm(address irm)',
  'function enableLltv(uint256 lltv)',
  'function setFee(MarketParams marketParams, uint256 newFee)',
  'function setFeeRecipient(address newFeeRecipient)',
  'function createMarket(MarketParams marketParams)',
  'function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data) returns (uint256, uint256)',
  'function withdraw(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver) returns (uint256, uint256)',
  'function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver) returns (uint256, uint256)',
  'function repay(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data) returns (uint256, uint256)',
  'function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)',
  'function withdrawCollateral(MarketParams marketParams, uint256 assets, address onBehalf, address receiver)',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data) returns (uint256, uint256)',
  'function setAuthorization(address authorized, bool newIsAuthorized)',
  'function isAuthorized(address authorizer, address authorized) view returns (bool)',
  'function accrueInterest(MarketParams marketParams)',
  'function position(bytes32 id, address user) view returns (uint256 supplyShares, uint128 borrowShares, uint128 collateral)',
  'function market(bytes32 id) view returns (uint128 totalSupplyAssets, uint128 totalSupplyShares, uint128 totalBorrowAssets, uint128 totalBorrowShares, uint128 lastUpdate, uint128 fee)',
])

export const preLiquidationAbi = parseAbi([
  ...structs,
  'function createPreLiquidation(bytes32 id, PreLiquidationParams params) returns (address)',
  'function preLiquidate(address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data) returns (uint256, uint256)',
  'function preLiquidationParams() view returns (PreLiquidationParams)',
  'event CreatePreLiquidation(address indexed preLiquidation, bytes32 id, PreLiquidationParams preLiquidationParams)',
  'event PreLiquidate(bytes32 indexed id, address indexed liquidator, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets)',
])

export const morphoOracleAbi = parseAbi([
  'function price() view returns (uint256)',
  'function broken() view returns (bool)',
  'function setBroken(bool broken)',
])
