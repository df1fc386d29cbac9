// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Source {
  function peek() external view returns (bytes32 value, bool has);
}

/// @title Specification contract of the oracle security module: not the deployed one.
/// @dev Written from its public description. It takes a source's price no more than once an hour and
/// holds it back for one: `peek` is the price in force, `peep` the next. Both only for those on the
/// list (`bud`), as with the deployed ones, and in the same storage slots: 2 holds `src`, `hop` and
/// `zzz`, 3 the price in force, 4 the next.
contract SpecOracleModule {
  struct Price {
    uint128 val;
    uint128 has;
  }

  mapping(address => uint256) public wards;
  uint256 public stopped;
  address public src;
  uint16 public hop = 3600;
  uint64 public zzz;
  Price private cur;
  Price private nxt;
  mapping(address => uint256) public bud;

  event LogValue(bytes32 val);

  modifier auth() {
    require(wards[msg.sender] == 1, 'OSM/not-authorized');
    _;
  }

  modifier toll() {
    require(bud[msg.sender] == 1, 'OSM/contract-not-whitelisted');
    _;
  }

  constructor(address source) {
    wards[msg.sender] = 1;
    src = source;
  }

  function rely(address user) external auth {
    wards[user] = 1;
  }

  function deny(address user) external auth {
    wards[user] = 0;
  }

  function kiss(address reader) external auth {
    bud[reader] = 1;
  }

  function diss(address reader) external auth {
    bud[reader] = 0;
  }

  function stop() external auth {
    stopped = 1;
  }

  function start() external auth {
    stopped = 0;
  }

  function change(address source) external auth {
    src = source;
  }

  function step(uint16 seconds_) external auth {
    require(seconds_ > 0, 'OSM/ts-is-zero');
    hop = seconds_;
  }

  function void() external auth {
    cur = nxt = Price(0, 0);
    stopped = 1;
  }

  function pass() public view returns (bool) {
    return block.timestamp >= zzz + hop;
  }

  /// @notice The next price comes into force and the source's becomes the next.
  function poke() external {
    require(stopped == 0, 'OSM/is-stopped');
    require(pass(), 'OSM/not-passed');
    (bytes32 value, bool has) = Source(src).peek();
    if (!has) return;
    cur = nxt;
    nxt = Price(uint128(uint256(value)), 1);
    zzz = uint64(block.timestamp - (block.timestamp % hop));
    emit LogValue(bytes32(uint256(cur.val)));
  }

  function peek() external view toll returns (bytes32, bool) {
    return (bytes32(uint256(cur.val)), cur.has == 1);
  }

  function peep() external view toll returns (bytes32, bool) {
    return (bytes32(uint256(nxt.val)), nxt.has == 1);
  }

  function read() external view toll returns (bytes32) {
    require(cur.has == 1, 'OSM/no-current-value');
    return bytes32(uint256(cur.val));
  }
}
