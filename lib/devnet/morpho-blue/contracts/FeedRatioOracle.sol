// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Feed {
  function decimals() external view returns (uint8);

  function latestRoundData()
    external
    view
    returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80);
}

/// @title The price of a collateral in a loan token from two Chainlink feeds, as Morpho asks for it.
/// @dev Loan tokens a collateral token, both in their smallest units, scaled by 1e36. Its getters are
/// named as those of the oracle that most markets use, so that a reader finds the feeds behind it.
contract FeedRatioOracle {
  address public immutable BASE_FEED_1;
  address public immutable QUOTE_FEED_1;
  uint256 public immutable SCALE_FACTOR;
  address public constant BASE_FEED_2 = address(0);
  address public constant QUOTE_FEED_2 = address(0);
  address public constant BASE_VAULT = address(0);
  address public constant QUOTE_VAULT = address(0);
  uint256 public constant BASE_VAULT_CONVERSION_SAMPLE = 1;
  uint256 public constant QUOTE_VAULT_CONVERSION_SAMPLE = 1;

  /// @param collateralFeed price of the collateral token in some currency
  /// @param loanFeed price of the loan token in the same currency
  constructor(
    address collateralFeed,
    address loanFeed,
    uint256 collateralDecimals,
    uint256 loanDecimals
  ) {
    BASE_FEED_1 = collateralFeed;
    QUOTE_FEED_1 = loanFeed;
    SCALE_FACTOR =
      10 **
        (36 +
          loanDecimals +
          Feed(loanFeed).decimals() -
          collateralDecimals -
          Feed(collateralFeed).decimals());
  }

  function price() public view virtual returns (uint256) {
    return (SCALE_FACTOR * _read(BASE_FEED_1)) / _read(QUOTE_FEED_1);
  }

  function _read(address feed) private view returns (uint256) {
    (, int256 answer, , , ) = Feed(feed).latestRoundData();
    require(answer >= 0, 'negative answer');
    return uint256(answer);
  }
}

/// @title The same, and anyone can make it revert.
contract BreakableOracle is FeedRatioOracle {
  bool public broken;

  constructor(
    address collateralFeed,
    address loanFeed,
    uint256 collateralDecimals,
    uint256 loanDecimals
  ) FeedRatioOracle(collateralFeed, loanFeed, collateralDecimals, loanDecimals) {}

  function setBroken(bool broken_) external {
    broken = broken_;
  }

  function price() public view override returns (uint256) {
    require(!broken, 'broken');
    return super.price();
  }
}
