// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {MarketParams, Market} from './LinearRateModel.sol';

struct Position {
  uint256 supplyShares;
  uint128 borrowShares;
  uint128 collateral;
}

struct PreLiquidationParams {
  uint256 preLltv;
  uint256 preLCF1;
  uint256 preLCF2;
  uint256 preLIF1;
  uint256 preLIF2;
  address preLiquidationOracle;
}

interface MorphoLike {
  function market(bytes32 id) external view returns (Market memory);

  function position(bytes32 id, address user) external view returns (Position memory);

  function idToMarketParams(bytes32 id) external view returns (MarketParams memory);

  function accrueInterest(MarketParams memory marketParams) external;

  function repay(
    MarketParams memory marketParams,
    uint256 assets,
    uint256 shares,
    address onBehalf,
    bytes calldata data
  ) external returns (uint256, uint256);

  function withdrawCollateral(
    MarketParams memory marketParams,
    uint256 assets,
    address onBehalf,
    address receiver
  ) external;
}

interface PriceOracle {
  function price() external view returns (uint256);
}

interface Token {
  function approve(address spender, uint256 value) external returns (bool);

  function transferFrom(address from, address to, uint256 value) external returns (bool);
}

interface PreLiquidationCallback {
  function onPreLiquidate(uint256 repaidAssets, bytes calldata data) external;
}

/// @title Specification contract of Morpho's pre-liquidation: not the deployed one.
/// @dev Written from its public description. Between `preLltv` and the market's `lltv` anyone may
/// repay a part of the debt of who has authorised this contract, for collateral worth more. Part and
/// premium grow in a straight line with the loan-to-value. Same ABI and same roundings.
contract SpecPreLiquidation {
  uint256 private constant WAD = 1e18;
  uint256 private constant PRICE_SCALE = 1e36;
  uint256 private constant VIRTUAL_SHARES = 1e6;
  uint256 private constant VIRTUAL_ASSETS = 1;

  MorphoLike public immutable MORPHO;
  bytes32 public immutable ID;
  MarketParams private _market;
  PreLiquidationParams private _params;

  event PreLiquidate(
    bytes32 indexed id,
    address indexed liquidator,
    address indexed borrower,
    uint256 repaidAssets,
    uint256 repaidShares,
    uint256 seizedAssets
  );

  error NonexistentMarket();
  error PreLltvTooHigh();
  error PreLCFDecreasing();
  error PreLCFTooHigh();
  error PreLIFTooLow();
  error PreLIFDecreasing();
  error PreLIFTooHigh();
  error InconsistentInput();
  error NotPreLiquidatablePosition();
  error LiquidatablePosition();
  error PreLiquidationTooLarge(uint256 repaidShares, uint256 repayableShares);
  error NotMorpho();

  constructor(address morpho, bytes32 id, PreLiquidationParams memory params) {
    require(MorphoLike(morpho).market(id).lastUpdate != 0, NonexistentMarket());
    MarketParams memory market = MorphoLike(morpho).idToMarketParams(id);
    require(params.preLltv < market.lltv, PreLltvTooHigh());
    require(params.preLCF1 <= params.preLCF2, PreLCFDecreasing());
    require(params.preLCF1 <= WAD, PreLCFTooHigh());
    require(params.preLIF1 >= WAD, PreLIFTooLow());
    require(params.preLIF1 <= params.preLIF2, PreLIFDecreasing());
    require(params.preLIF2 <= (WAD * WAD) / market.lltv, PreLIFTooHigh());
    MORPHO = MorphoLike(morpho);
    ID = id;
    _market = market;
    _params = params;
    Token(market.loanToken).approve(morpho, type(uint256).max);
  }

  function marketParams() external view returns (MarketParams memory) {
    return _market;
  }

  function preLiquidationParams() external view returns (PreLiquidationParams memory) {
    return _params;
  }

  /// @notice Repays shares or seizes assets: one of the two is zero.
  /// @return seized and repaid assets
  function preLiquidate(
    address borrower,
    uint256 seizedAssets,
    uint256 repaidShares,
    bytes calldata data
  ) external returns (uint256, uint256) {
    require((seizedAssets == 0) != (repaidShares == 0), InconsistentInput());
    MORPHO.accrueInterest(_market);
    (seizedAssets, repaidShares) = _getSize(borrower, seizedAssets, repaidShares);
    uint256 repaidAssets = _repay(borrower, seizedAssets, repaidShares, data);
    emit PreLiquidate(ID, msg.sender, borrower, repaidAssets, repaidShares, seizedAssets);
    return (seizedAssets, repaidAssets);
  }

  /// @notice Morpho calls this in the middle of `repay`: collateral goes out before the debt comes in.
  function onMorphoRepay(uint256 repaidAssets, bytes calldata callback) external {
    require(msg.sender == address(MORPHO), NotMorpho());
    (uint256 seizedAssets, address borrower, address liquidator, bytes memory data) = abi.decode(
      callback,
      (uint256, address, address, bytes)
    );
    MORPHO.withdrawCollateral(_market, seizedAssets, borrower, liquidator);
    if (data.length > 0) PreLiquidationCallback(liquidator).onPreLiquidate(repaidAssets, data);
    require(Token(_market.loanToken).transferFrom(liquidator, address(this), repaidAssets));
  }

  function _repay(
    address borrower,
    uint256 seizedAssets,
    uint256 repaidShares,
    bytes calldata data
  ) private returns (uint256 repaidAssets) {
    bytes memory callback = abi.encode(seizedAssets, borrower, msg.sender, data);
    (repaidAssets, ) = MORPHO.repay(_market, 0, repaidShares, borrower, callback);
  }

  /// @dev The amounts at the prices of now, if the loan-to-value and the size are within the bounds.
  function _getSize(
    address borrower,
    uint256 seizedAssets,
    uint256 repaidShares
  ) private view returns (uint256, uint256) {
    Market memory totals = MORPHO.market(ID);
    Position memory position = MORPHO.position(ID, borrower);
    uint256 price = PriceOracle(_params.preLiquidationOracle).price();
    uint256 quotient = _getQuotient(totals, position, price);
    uint256 incentive = _params.preLIF1 + (quotient * (_params.preLIF2 - _params.preLIF1)) / WAD;
    (seizedAssets, repaidShares) = _getAmounts(
      totals,
      price,
      incentive,
      seizedAssets,
      repaidShares
    );
    uint256 closeFactor = _params.preLCF1 + (quotient * (_params.preLCF2 - _params.preLCF1)) / WAD;
    uint256 repayable = (uint256(position.borrowShares) * closeFactor) / WAD;
    require(repaidShares <= repayable, PreLiquidationTooLarge(repaidShares, repayable));
    return (seizedAssets, repaidShares);
  }

  /// @dev The one of the two that is not zero decides the other.
  function _getAmounts(
    Market memory totals,
    uint256 price,
    uint256 incentive,
    uint256 seizedAssets,
    uint256 repaidShares
  ) private pure returns (uint256, uint256) {
    uint256 assets = totals.totalBorrowAssets + VIRTUAL_ASSETS;
    uint256 shares = totals.totalBorrowShares + VIRTUAL_SHARES;
    if (seizedAssets > 0) {
      uint256 repaid = _divUp(_divUp(seizedAssets * price, PRICE_SCALE) * WAD, incentive);
      return (seizedAssets, _divUp(repaid * shares, assets));
    }
    uint256 value = (((repaidShares * assets) / shares) * incentive) / WAD;
    return ((value * PRICE_SCALE) / price, repaidShares);
  }

  /// @dev How far the loan-to-value has come from `preLltv` to `lltv`, 1e18 = all the way.
  function _getQuotient(
    Market memory totals,
    Position memory position,
    uint256 price
  ) private view returns (uint256) {
    uint256 collateral = (uint256(position.collateral) * price) / PRICE_SCALE;
    uint256 borrowed = _divUp(
      uint256(position.borrowShares) * (totals.totalBorrowAssets + VIRTUAL_ASSETS),
      totals.totalBorrowShares + VIRTUAL_SHARES
    );
    require(borrowed <= (collateral * _market.lltv) / WAD, LiquidatablePosition());
    require(borrowed > (collateral * _params.preLltv) / WAD, NotPreLiquidatablePosition());
    uint256 ltv = _divUp(borrowed * WAD, collateral);
    return ((ltv - _params.preLltv) * WAD) / (_market.lltv - _params.preLltv);
  }

  function _divUp(uint256 a, uint256 b) private pure returns (uint256) {
    return (a + (b - 1)) / b;
  }
}

/// @title Specification contract of the factory that makes pre-liquidation contracts known.
contract SpecPreLiquidationFactory {
  MorphoLike public immutable MORPHO;
  mapping(address => bool) public isPreLiquidation;

  event CreatePreLiquidation(
    address indexed preLiquidation,
    bytes32 id,
    PreLiquidationParams preLiquidationParams
  );

  constructor(address morpho) {
    MORPHO = MorphoLike(morpho);
  }

  function createPreLiquidation(
    bytes32 id,
    PreLiquidationParams calldata params
  ) external returns (address preLiquidation) {
    preLiquidation = address(new SpecPreLiquidation{salt: 0}(address(MORPHO), id, params));
    isPreLiquidation[preLiquidation] = true;
    emit CreatePreLiquidation(preLiquidation, id, params);
  }
}
