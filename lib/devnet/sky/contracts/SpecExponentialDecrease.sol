// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

/// @title Specification contract of the price curve that falls by the same factor each second.
/// @dev Written from its public description: `price = top · cut^seconds`, powers by squaring, each
/// product rounded half up, the last one down. The recorded deployment has only the other two curves.
contract SpecExponentialDecrease {
  uint256 private constant RAY = 1e27;

  mapping(address => uint256) public wards;
  uint256 public cut;

  event File(bytes32 indexed what, uint256 data);

  constructor(uint256 cut_) {
    wards[msg.sender] = 1;
    _setCut(cut_);
  }

  function file(bytes32 what, uint256 data) external {
    require(wards[msg.sender] == 1, 'not authorised');
    require(what == 'cut', 'unknown parameter');
    _setCut(data);
  }

  /// @param top price at the start, ray
  /// @param duration seconds since
  function price(uint256 top, uint256 duration) external view returns (uint256) {
    return (top * _power(cut, duration)) / RAY;
  }

  function _setCut(uint256 cut_) private {
    require(cut_ <= RAY, 'a factor of one at most');
    cut = cut_;
    emit File('cut', cut_);
  }

  function _power(uint256 x, uint256 n) private pure returns (uint256 z) {
    z = n % 2 == 1 ? x : RAY;
    for (n /= 2; n > 0; n /= 2) {
      x = (x * x + RAY / 2) / RAY;
      if (n % 2 == 1) z = (z * x + RAY / 2) / RAY;
    }
  }
}
