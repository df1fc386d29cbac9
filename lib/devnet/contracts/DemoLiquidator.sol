// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface ILendingPool {
  function liquidationCall(address collateral, address debt, address borrower, uint256 debtToCover, bool receiveAToken)
    external;

  function flashLoanSimple(address receiver, address asset, uint256 amount, bytes calldata data, uint16 referralCode)
    external;
}

interface IToken {
  function balanceOf(address account) external view returns (uint256);
  function approve(address spender, uint256 amount) external returns (bool);
  function transfer(address to, uint256 amount) external returns (bool);
}

interface ISwapPool {
  function token0() external view returns (address);
  function swap(address recipient, bool zeroForOne, int256 amount, uint160 sqrtPriceLimitX96, bytes calldata data)
    external
    returns (int256 amount0, int256 amount1);
}

/// @title A liquidator for a local chain: repays with its own tokens or with a flash loan of the lending pool, sells
/// what it took in a Uniswap v3 pool, may pay the block's builder, and keeps the rest.
/// @dev Anyone may call it: it is for a chain where nothing is worth anything.
contract DemoLiquidator {
  uint160 private constant LOWEST_PRICE = 4295128740;
  uint160 private constant HIGHEST_PRICE = 1461446703485210103287273052203988822378723970341;

  struct Order {
    address lendingPool;
    address collateral;
    address debt;
    address borrower;
    uint256 debtToCover;
    /// The zero address: the collateral is kept.
    address swapPool;
    /// Wei of the value sent that go to the block's builder.
    uint256 tip;
  }

  receive() external payable {}

  /// @notice Liquidates with the tokens that this contract holds.
  function liquidate(Order calldata order) external payable {
    _liquidate(order);
    _tip(order.tip);
  }

  /// @notice Borrows what it repays from the lending pool, for the length of the transaction.
  function liquidateWithFlashLoan(Order calldata order) external payable {
    ILendingPool(order.lendingPool).flashLoanSimple(
      address(this),
      order.debt,
      order.debtToCover,
      abi.encode(order),
      0
    );
    _tip(order.tip);
  }

  /// @notice Called by the lending pool with its flash loan.
  function executeOperation(
    address asset,
    uint256 amount,
    uint256 premium,
    address initiator,
    bytes calldata data
  ) external returns (bool) {
    require(initiator == address(this), 'not asked for');
    Order memory order = abi.decode(data, (Order));
    _liquidate(order);
    IToken(asset).approve(msg.sender, amount + premium);
    return true;
  }

  /// @notice Called by the pool that buys the collateral.
  function uniswapV3SwapCallback(int256 amount0, int256 amount1, bytes calldata data) external {
    address sold = abi.decode(data, (address));
    IToken(sold).transfer(msg.sender, uint256(amount0 > 0 ? amount0 : amount1));
  }

  function _liquidate(Order memory order) private {
    IToken(order.debt).approve(order.lendingPool, type(uint256).max);
    uint256 held = IToken(order.collateral).balanceOf(address(this));
    ILendingPool(order.lendingPool).liquidationCall(
      order.collateral,
      order.debt,
      order.borrower,
      order.debtToCover,
      false
    );
    uint256 taken = IToken(order.collateral).balanceOf(address(this)) - held;
    if (order.swapPool != address(0)) _sell(ISwapPool(order.swapPool), order.collateral, taken);
  }

  function _sell(ISwapPool pool, address token, uint256 amount) private {
    bool zeroForOne = pool.token0() == token;
    uint160 limit = zeroForOne ? LOWEST_PRICE : HIGHEST_PRICE;
    pool.swap(address(this), zeroForOne, int256(amount), limit, abi.encode(token));
  }

  function _tip(uint256 amount) private {
    if (amount == 0) return;
    (bool paid, ) = block.coinbase.call{ value: amount }('');
    require(paid, 'the builder refused');
  }
}
