import { parseAbi } from 'viem'

export const vatAbi = parseAbi([
  'function ilks(bytes32 ilk) view returns (uint256 Art, uint256 rate, uint256 spot, uint256 line, uint256 dust)',
  'function urns(bytes32 ilk, address urn) view returns (uint256 ink, uint256 art)',
  'function dai(address user) view returns (uint256)',
  'function sin(address user) view returns (uint256)',
  'function gem(bytes32 ilk, address user) view returns (uint256)',
  'function hope(address user)',
  'function move(address src, address dst, uint256 rad)',
  'function frob(bytes32 ilk, address u, address v, address w, int256 dink, int256 dart)',
  'function file(bytes32 what, uint256 data)',
  'function file(bytes32 ilk, bytes32 what, uint256 data)',
])

export const spotterAbi = parseAbi([
  'function ilks(bytes32 ilk) view returns (address pip, uint256 mat)',
  'function par() view returns (uint256)',
  'function poke(bytes32 ilk)',
  'function file(bytes32 ilk, bytes32 what, address pip)',
  'function file(bytes32 ilk, bytes32 what, uint256 data)',
])

export const jugAbi = parseAbi([
  'function drip(bytes32 ilk) returns (uint256 rate)',
  'function ilks(bytes32 ilk) view returns (uint256 duty, uint256 rho)',
  'function base() view returns (uint256)',
  'function file(bytes32 what, uint256 data)',
  'function file(bytes32 ilk, bytes32 what, uint256 data)',
])

export const dogAbi = parseAbi([
  'function bark(bytes32 ilk, address urn, address keeper) returns (uint256 id)',
  'function ilks(bytes32 ilk) view returns (address clip, uint256 chop, uint256 hole, uint256 dirt)',
  'function Hole() view returns (uint256)',
  'function Dirt() view returns (uint256)',
  'function file(bytes32 what, uint256 data)',
  'function file(bytes32 ilk, bytes32 what, uint256 data)',
  'event Bark(bytes32 indexed ilk, address indexed urn, uint256 ink, uint256 art, uint256 due, address clip, uint256 indexed id)',
  'event Digs(bytes32 indexed ilk, uint256 rad)',
])

export const clipperAbi = parseAbi([
  'function take(uint256 id, uint256 amt, uint256 max, address who, bytes data)',
  'function redo(uint256 id, address keeper)',
  'function upchost()',
  'function count() view returns (uint256)',
  'function list() view returns (uint256[])',
  'function kicks() view returns (uint256)',
  'function calc() view returns (address)',
  'function sales(uint256 id) view returns (uint256 pos, uint256 tab, uint256 lot, address usr, uint96 tic, uint256 top)',
  'function getStatus(uint256 id) view returns (bool needsRedo, uint256 price, uint256 lot, uint256 tab)',
  'function file(bytes32 what, uint256 data)',
  'function file(bytes32 what, address data)',
  'event Kick(uint256 indexed id, uint256 top, uint256 tab, uint256 lot, address indexed usr, address indexed kpr, uint256 coin)',
  'event Take(uint256 indexed id, uint256 max, uint256 price, uint256 owe, uint256 tab, uint256 lot, address indexed usr)',
  'event Redo(uint256 indexed id, uint256 top, uint256 tab, uint256 lot, address indexed usr, address indexed kpr, uint256 coin)',
  'event Yank(uint256 id)',
])

export const calcAbi = parseAbi([
  'function file(bytes32 what, uint256 data)',
  'function rely(address user)',
])

export const joinAbi = parseAbi([
  'function join(address user, uint256 wad)',
  'function exit(address user, uint256 wad)',
])

export const cdpManagerAbi = parseAbi([
  'function open(bytes32 ilk, address owner) returns (uint256 cdp)',
  'function cdpi() view returns (uint256)',
  'function urns(uint256 cdp) view returns (address)',
  'function owns(uint256 cdp) view returns (address)',
  'function give(uint256 cdp, address to)',
  'function frob(uint256 cdp, int256 dink, int256 dart)',
  'function move(uint256 cdp, address to, uint256 rad)',
  'function flux(uint256 cdp, address to, uint256 wad)',
])

export const proxyRegistryAbi = parseAbi([
  'function build(address owner) returns (address proxy)',
  'function proxies(address owner) view returns (address)',
])

export const oracleModuleAbi = parseAbi([
  'function peek() view returns (bytes32 value, bool has)',
  'function peep() view returns (bytes32 value, bool has)',
  'function poke()',
  'function pass() view returns (bool)',
  'function hop() view returns (uint16)',
  'function zzz() view returns (uint64)',
  'function src() view returns (address)',
  'function kiss(address reader)',
  'event LogValue(bytes32 val)',
])
