// SPDX-License-Identifier: MIT
pragma solidity 0.8.27;

interface IRegistry {
  function resolver(bytes32 node) external view returns (address);
}

interface IResolver {
  function addr(bytes32 node) external view returns (address);
  function name(bytes32 node) external view returns (string memory);
}

/// @title A universal resolver for a local chain: names that are in its registry, nothing off chain.
/// @dev Speaks the parts of the ENS universal resolver that wallets and viem call. It has no
/// constructor and no storage, so its code may be put at any address as it is.
contract UniversalResolver {
  IRegistry public constant REGISTRY = IRegistry(0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e);
  uint256 private constant COIN_TYPE_ETHER = 60;

  error DNSDecodingFailed(bytes dns);
  error EmptyAddress();
  error ResolverError(bytes errorData);
  error ResolverNotContract(bytes name, address resolver);
  error ResolverNotFound(bytes name);
  error ReverseAddressMismatch(string primary, bytes primaryAddress);

  function resolve(
    bytes calldata name,
    bytes calldata data
  ) external view returns (bytes memory, address) {
    return _resolve(name, data);
  }

  function resolveWithGateways(
    bytes calldata name,
    bytes calldata data,
    string[] calldata
  ) external view returns (bytes memory, address) {
    return _resolve(name, data);
  }

  function reverse(
    bytes calldata account,
    uint256 coinType
  ) external view returns (string memory, address, address) {
    return _reverse(account, coinType);
  }

  function reverseWithGateways(
    bytes calldata account,
    uint256 coinType,
    string[] calldata
  ) external view returns (string memory, address, address) {
    return _reverse(account, coinType);
  }

  function _resolve(
    bytes memory name,
    bytes memory data
  ) private view returns (bytes memory, address) {
    address resolver = _findResolver(name, _namehash(name, 0));
    (bool success, bytes memory result) = resolver.staticcall(data);
    if (!success) revert ResolverError(result);
    return (result, resolver);
  }

  function _reverse(
    bytes memory account,
    uint256 coinType
  ) private view returns (string memory primary, address resolver, address reverseResolver) {
    if (account.length == 0) revert EmptyAddress();
    if (coinType != COIN_TYPE_ETHER || account.length != 20) return ('', address(0), address(0));
    bytes memory reverseName = abi.encodePacked(hex'28', _toHex(account), hex'04', 'addr', hex'07', 'reverse', hex'00');
    bytes32 reverseNode = _namehash(reverseName, 0);
    reverseResolver = _findResolver(reverseName, reverseNode);
    primary = IResolver(reverseResolver).name(reverseNode);
    if (bytes(primary).length == 0) return ('', address(0), reverseResolver);
    bytes memory encoded = _encode(bytes(primary));
    bytes32 node = _namehash(encoded, 0);
    resolver = _findResolver(encoded, node);
    address found = IResolver(resolver).addr(node);
    if (keccak256(abi.encodePacked(found)) != keccak256(account)) {
      revert ReverseAddressMismatch(primary, abi.encodePacked(found));
    }
  }

  function _findResolver(bytes memory name, bytes32 node) private view returns (address resolver) {
    resolver = REGISTRY.resolver(node);
    if (resolver == address(0)) revert ResolverNotFound(name);
    if (resolver.code.length == 0) revert ResolverNotContract(name, resolver);
  }

  /// @dev EIP-137 hash of a name in DNS wire format, from one of its labels on.
  function _namehash(bytes memory name, uint256 offset) private pure returns (bytes32) {
    if (offset >= name.length) revert DNSDecodingFailed(name);
    uint256 length = uint8(name[offset]);
    if (length == 0) {
      if (offset + 1 != name.length) revert DNSDecodingFailed(name);
      return 0;
    }
    uint256 next = offset + 1 + length;
    if (next >= name.length) revert DNSDecodingFailed(name);
    bytes memory label = new bytes(length);
    for (uint256 i = 0; i < length; i++) label[i] = name[offset + 1 + i];
    return keccak256(abi.encodePacked(_namehash(name, next), keccak256(label)));
  }

  /// @dev A dotted name in DNS wire format.
  function _encode(bytes memory name) private pure returns (bytes memory encoded) {
    encoded = new bytes(name.length + 2);
    uint256 lengthAt = 0;
    for (uint256 i = 0; i < name.length; i++) {
      if (name[i] == '.') {
        encoded[lengthAt] = bytes1(uint8(i - lengthAt));
        lengthAt = i + 1;
      } else {
        encoded[i + 1] = name[i];
      }
    }
    encoded[lengthAt] = bytes1(uint8(name.length - lengthAt));
  }

  function _toHex(bytes memory data) private pure returns (bytes memory text) {
    bytes16 digits = '0123456789abcdef';
    text = new bytes(data.length * 2);
    for (uint256 i = 0; i < data.length; i++) {
      text[2 * i] = digits[uint8(data[i]) >> 4];
      text[2 * i + 1] = digits[uint8(data[i]) & 0x0f];
    }
  }
}
