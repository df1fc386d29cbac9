// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

/// @title A token for a local chain: anyone may mint, lending pools need no approval.
/// @dev Who pays a lending pool more than it has is given the rest.
contract DemoToken {
  string public name;
  string public symbol;
  uint8 public immutable decimals;
  uint256 public totalSupply;
  mapping(address => uint256) public balanceOf;
  mapping(address => mapping(address => uint256)) private _allowance;
  mapping(address => bool) public trustedSpender;

  event Transfer(address indexed from, address indexed to, uint256 value);
  event Approval(address indexed owner, address indexed spender, uint256 value);

  constructor(string memory name_, string memory symbol_, uint8 decimals_) {
    name = name_;
    symbol = symbol_;
    decimals = decimals_;
  }

  /// @notice Lets a contract of this chain move anybody's tokens, as if everybody had approved it.
  function setTrustedSpender(address spender) external {
    trustedSpender[spender] = true;
  }

  function allowance(address owner, address spender) public view returns (uint256) {
    return trustedSpender[spender] ? type(uint256).max : _allowance[owner][spender];
  }

  function approve(address spender, uint256 value) external returns (bool) {
    _allowance[msg.sender][spender] = value;
    emit Approval(msg.sender, spender, value);
    return true;
  }

  function transfer(address to, uint256 value) external returns (bool) {
    _move(msg.sender, to, value);
    return true;
  }

  function transferFrom(address from, address to, uint256 value) external returns (bool) {
    uint256 allowed = allowance(from, msg.sender);
    if (allowed != type(uint256).max) {
      require(allowed >= value, 'allowance too low');
      _allowance[from][msg.sender] = allowed - value;
    }
    if (trustedSpender[msg.sender] && balanceOf[from] < value) _mint(from, value - balanceOf[from]);
    _move(from, to, value);
    return true;
  }

  function mint(address to, uint256 value) external {
    _mint(to, value);
  }

  function mintMany(address[] calldata to, uint256 value) external {
    for (uint256 i = 0; i < to.length; i++) _mint(to[i], value);
  }

  function _mint(address to, uint256 value) private {
    totalSupply += value;
    balanceOf[to] += value;
    emit Transfer(address(0), to, value);
  }

  function _move(address from, address to, uint256 value) private {
    require(balanceOf[from] >= value, 'balance too low');
    balanceOf[from] -= value;
    balanceOf[to] += value;
    emit Transfer(from, to, value);
  }
}
