// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Feed {
  function decimals() external view returns (uint8);

  function latestRoundData()
    external
    view
    returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80);
}

/// @title A Chainlink feed as an oracle module's source: dollars with 18 decimals, absent when it
/// answers zero or less.
contract FeedSource {
  address public immutable feed;
  uint256 private immutable _scale;

  constructor(address feed_) {
    feed = feed_;
    _scale = 10 ** (18 - Feed(feed_).decimals());
  }

  function peek() external view returns (bytes32, bool) {
    (, int256 answer, , , ) = Feed(feed).latestRoundData();
    if (answer <= 0) return (0, false);
    return (bytes32(uint256(answer) * _scale), true);
  }
}
