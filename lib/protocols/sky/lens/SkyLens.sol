// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

import {CdpManager, Clipper, Curve, Dog, Join, Jug, Registry, Spotter, Token, Vat} from './Sky.sol';
import {SkyCalls} from './SkyCalls.sol';

/// @title Reads ilks, auctions and many vaults of Maker's core in one call, never deployed.
contract SkyLens is SkyCalls {
  /// Not even one vault fits the gas.
  error OutOfGas();

  /// Below this no vault is begun; the answer says how many were read.
  uint256 internal constant VAULT_GAS = 700_000;
  /// What the answer takes beside that for each vault asked for: memory, and copying it.
  uint256 internal constant ANSWER_GAS = 800;
  /// What a request says of a vault: u16 index of its ilk, urn, u32 cdp (0 = not of the manager).
  uint256 internal constant VAULT_SIZE = 26;

  struct Core {
    address vat;
    address dog;
    address spotter;
    address jug;
    /// Zero: none.
    address manager;
  }

  struct Head {
    uint256 timestamp;
    uint256 par;
    uint256 base;
    uint256 globalHole;
    uint256 globalDirt;
    uint256 live;
    uint256 cdpi;
  }

  struct Ilk {
    uint256 totalArt;
    uint256 rate;
    uint256 spot;
    uint256 line;
    uint256 dust;
    address pip;
    uint256 mat;
    uint256 duty;
    uint256 rho;
    address clip;
    uint256 chop;
    uint256 hole;
    uint256 dirt;
  }

  struct Clip {
    address clip;
    uint256 buf;
    uint256 tail;
    uint256 cusp;
    uint256 chip;
    uint256 tip;
    uint256 chost;
    uint256 stopped;
    address calc;
    /// 1 tau, 2 step, 4 cut: what the price calculator has.
    uint256 getters;
    uint256 tau;
    uint256 step;
    uint256 cut;
    Sale[] sales;
  }

  struct Sale {
    uint256 id;
    uint256 tab;
    uint256 lot;
    address usr;
    uint256 tic;
    uint256 top;
  }

  struct Found {
    uint256 ilk;
    address urn;
    uint256 cdp;
    uint256 ink;
    uint256 art;
    address holder;
    address account;
  }

  struct Candidate {
    address candidate;
    bytes32 ilk;
    address gem;
    address dai;
    uint256 decimals;
    bytes symbol;
  }

  /// @param moreClips Auction houses whose auctions run although their ilk has another by now.
  /// @param vaults Packed, 26 bytes each, see VAULT_SIZE.
  /// @return head What all ilks share.
  /// @return states In the order of `ilks`; all zero where the Vat knows none of that name.
  /// @return clips The ilks' own, in their order (zero where there is none), then `moreClips`.
  /// @return read Per vault ink, art, holder (owner in the manager, else the urn), account: 128 bytes.
  function readBlock(
    Core calldata core,
    bytes32[] calldata ilks,
    address[] calldata moreClips,
    bytes calldata vaults
  )
    external
    view
    returns (Head memory head, Ilk[] memory states, Clip[] memory clips, bytes memory read)
  {
    head = _readHead(core);
    states = new Ilk[](ilks.length);
    clips = new Clip[](ilks.length + moreClips.length);
    for (uint256 i = 0; i < ilks.length; ++i) {
      states[i] = _readIlk(core, ilks[i]);
      clips[i] = _readClip(states[i].clip);
    }
    for (uint256 i = 0; i < moreClips.length; ++i) {
      clips[ilks.length + i] = _readClip(moreClips[i]);
    }
    read = _readVaults(core, ilks, vaults);
  }

  /// @notice What an account has: as urns, through the manager, through proxies that are its own.
  function readAccount(
    Core calldata core,
    bytes32[] calldata ilks,
    address account,
    address[] calldata proxies
  ) external view returns (Found[] memory found) {
    uint256 most = _count(core, ilks, account);
    for (uint256 i = 0; i < proxies.length; ++i) most += _count(core, ilks, proxies[i]);
    found = new Found[](most);
    uint256 length = _find(core, ilks, account, found, 0);
    for (uint256 i = 0; i < proxies.length; ++i) {
      if (_account(proxies[i]) == account) length = _find(core, ilks, proxies[i], found, length);
    }
    assembly {
      mstore(found, length)
    }
  }

  /// @notice Which of these may change the Vat's balances and are an ilk's join, or know dai.
  function readCandidates(
    address vat,
    address[] calldata candidates
  ) external view returns (Candidate[] memory found) {
    found = new Candidate[](candidates.length);
    for (uint256 i = 0; i < candidates.length; ++i) {
      address candidate = candidates[i];
      found[i].candidate = candidate;
      if (Vat(vat).wards(candidate) == 0) continue;
      found[i].dai = _address(candidate, Join.dai.selector);
      address gem = _address(candidate, Join.gem.selector);
      (bool isJoin, uint256 ilk) = _read(candidate, Join.ilk.selector);
      if (!isJoin || gem == address(0)) continue;
      found[i].ilk = bytes32(ilk);
      found[i].gem = gem;
      found[i].decimals = _word(gem, Token.decimals.selector);
      found[i].symbol = _text(gem, Token.symbol.selector);
    }
  }

  /// @notice The joins that an ilk registry lists.
  function readJoins(
    address registry,
    bytes32[] calldata ilks
  ) external view returns (address[] memory joins) {
    joins = new address[](ilks.length);
    for (uint256 i = 0; i < ilks.length; ++i) joins[i] = Registry(registry).join(ilks[i]);
  }

  function _readHead(Core calldata core) private view returns (Head memory head) {
    head.timestamp = block.timestamp;
    head.par = Spotter(core.spotter).par();
    head.base = Jug(core.jug).base();
    head.globalHole = Dog(core.dog).Hole();
    head.globalDirt = Dog(core.dog).Dirt();
    head.live = Dog(core.dog).live();
    head.cdpi = core.manager == address(0) ? 0 : CdpManager(core.manager).cdpi();
  }

  function _readIlk(Core calldata core, bytes32 name) private view returns (Ilk memory ilk) {
    (ilk.totalArt, ilk.rate, ilk.spot, ilk.line, ilk.dust) = Vat(core.vat).ilks(name);
    (ilk.pip, ilk.mat) = Spotter(core.spotter).ilks(name);
    (ilk.duty, ilk.rho) = Jug(core.jug).ilks(name);
    (ilk.clip, ilk.chop, ilk.hole, ilk.dirt) = Dog(core.dog).ilks(name);
  }

  function _readClip(address target) private view returns (Clip memory clip) {
    clip.clip = target;
    if (target.code.length == 0) return clip;
    clip.buf = _word(target, Clipper.buf.selector);
    clip.tail = _word(target, Clipper.tail.selector);
    clip.cusp = _word(target, Clipper.cusp.selector);
    clip.chip = _word(target, Clipper.chip.selector);
    clip.tip = _word(target, Clipper.tip.selector);
    clip.chost = _word(target, Clipper.chost.selector);
    clip.stopped = _word(target, Clipper.stopped.selector);
    clip.calc = _address(target, Clipper.calc.selector);
    bool has;
    (has, clip.tau) = _read(clip.calc, Curve.tau.selector);
    if (has) clip.getters |= 1;
    (has, clip.step) = _read(clip.calc, Curve.step.selector);
    if (has) clip.getters |= 2;
    (has, clip.cut) = _read(clip.calc, Curve.cut.selector);
    if (has) clip.getters |= 4;
    uint256[] memory ids = Clipper(target).list();
    clip.sales = new Sale[](ids.length);
    for (uint256 i = 0; i < ids.length; ++i) {
      Sale memory sale = clip.sales[i];
      sale.id = ids[i];
      (, sale.tab, sale.lot, sale.usr, sale.tic, sale.top) = Clipper(target).sales(ids[i]);
    }
  }

  function _readVaults(
    Core calldata core,
    bytes32[] calldata ilks,
    bytes calldata vaults
  ) private view returns (bytes memory read) {
    uint256 count = vaults.length / VAULT_SIZE;
    read = new bytes(count * 128);
    uint256 floorGas = VAULT_GAS + count * ANSWER_GAS;
    uint256 i = 0;
    for (; i < count; ++i) {
      if (gasleft() < floorGas) {
        if (i == 0) revert OutOfGas();
        break;
      }
      uint256 word;
      assembly {
        word := calldataload(add(vaults.offset, mul(i, VAULT_SIZE)))
      }
      address urn = address(uint160(word >> 80));
      (uint256 ink, uint256 art) = Vat(core.vat).urns(ilks[word >> 240], urn);
      address holder = _holder(core.manager, urn, uint32(word >> 48));
      address account = _account(holder);
      assembly {
        let at := add(add(read, 0x20), mul(i, 128))
        mstore(at, ink)
        mstore(add(at, 0x20), art)
        mstore(add(at, 0x40), holder)
        mstore(add(at, 0x60), account)
      }
    }
    assembly {
      mstore(read, mul(i, 128))
    }
  }

  function _holder(address manager, address urn, uint256 cdp) private view returns (address) {
    if (manager == address(0) || cdp == 0) return urn;
    return CdpManager(manager).urns(cdp) == urn ? CdpManager(manager).owns(cdp) : urn;
  }

  function _count(
    Core calldata core,
    bytes32[] calldata ilks,
    address owner
  ) private view returns (uint256) {
    if (core.manager == address(0)) return ilks.length;
    return ilks.length + CdpManager(core.manager).count(owner);
  }

  function _find(
    Core calldata core,
    bytes32[] calldata ilks,
    address owner,
    Found[] memory found,
    uint256 length
  ) private view returns (uint256) {
    Found memory entry;
    entry.holder = owner;
    entry.account = _account(owner);
    entry.urn = owner;
    for (uint256 i = 0; i < ilks.length; ++i) {
      entry.ilk = i;
      length = _push(core, ilks, entry, found, length);
    }
    if (core.manager == address(0)) return length;
    CdpManager manager = CdpManager(core.manager);
    for (uint256 cdp = manager.first(owner); cdp != 0; ) {
      bytes32 ilk = manager.ilks(cdp);
      for (uint256 i = 0; i < ilks.length; ++i) {
        if (ilks[i] != ilk) continue;
        entry.ilk = i;
        entry.urn = manager.urns(cdp);
        entry.cdp = cdp;
        length = _push(core, ilks, entry, found, length);
      }
      (, cdp) = manager.list(cdp);
    }
    return length;
  }

  function _push(
    Core calldata core,
    bytes32[] calldata ilks,
    Found memory entry,
    Found[] memory found,
    uint256 length
  ) private view returns (uint256) {
    (uint256 ink, uint256 art) = Vat(core.vat).urns(ilks[entry.ilk], entry.urn);
    if (ink == 0 && art == 0) return length;
    found[length] = Found(
      entry.ilk,
      entry.urn,
      entry.cdp,
      ink,
      art,
      entry.holder,
      entry.account
    );
    return length + 1;
  }
}
