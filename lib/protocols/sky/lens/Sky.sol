// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface Vat {
  function ilks(bytes32 ilk) external view returns (uint256, uint256, uint256, uint256, uint256);
  function urns(bytes32 ilk, address urn) external view returns (uint256 ink, uint256 art);
  function wards(address user) external view returns (uint256);
}

interface Dog {
  function ilks(bytes32 ilk) external view returns (address, uint256, uint256, uint256);
  function Hole() external view returns (uint256);
  function Dirt() external view returns (uint256);
  function live() external view returns (uint256);
}

interface Spotter {
  function ilks(bytes32 ilk) external view returns (address pip, uint256 mat);
  function par() external view returns (uint256);
}

interface Jug {
  function ilks(bytes32 ilk) external view returns (uint256 duty, uint256 rho);
  function base() external view returns (uint256);
}

interface Clipper {
  function buf() external;
  function tail() external;
  function cusp() external;
  function chip() external;
  function tip() external;
  function chost() external;
  function stopped() external;
  function calc() external;
  function list() external view returns (uint256[] memory);
  function sales(
    uint256 id
  ) external view returns (uint256, uint256 tab, uint256 lot, address usr, uint96 tic, uint256 top);
}

interface Curve {
  function tau() external;
  function step() external;
  function cut() external;
}

interface CdpManager {
  function cdpi() external view returns (uint256);
  function urns(uint256 cdp) external view returns (address);
  function owns(uint256 cdp) external view returns (address);
  function ilks(uint256 cdp) external view returns (bytes32);
  function first(address owner) external view returns (uint256);
  function count(address owner) external view returns (uint256);
  function list(uint256 cdp) external view returns (uint256 previous, uint256 next);
}

interface Proxy {
  function owner() external;
  function cache() external;
}

interface Join {
  function ilk() external;
  function gem() external;
  function dai() external;
}

interface Registry {
  function join(bytes32 ilk) external view returns (address);
}

interface Token {
  function decimals() external;
  function symbol() external;
}

interface PriceModule {
  function peek() external;
  function peep() external;
  function zzz() external;
  function hop() external;
  function stopped() external;
}
