import Foundation
import Testing

@testable import Channels

struct ReachableAddressTests {
    private func bytes(_ text: String) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16)
        let isLong = text.contains(":")
        _ = inet_pton(isLong ? AF_INET6 : AF_INET, text, &buffer)
        return Array(buffer.prefix(isLong ? 16 : 4))
    }

    @Test(arguments: [
        "8.8.8.8", "93.184.215.14", "198.51.99.1", "203.0.112.1", "192.88.98.1",
        "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "2a00:1450::1",
        "2606:2800::1",
    ])
    func `public addresses are called`(address: String) {
        #expect(ReachableAddress.allows(bytes(address), isInside: false))
    }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "::1",
        "fc00::1", "fd12:3456::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "64:ff9b:1::a00:1", "2002:c0a8:101::1", "2a00:1450::5efe:10.0.0.1",
        "2a00:1450::200:5efe:127.0.0.1",
    ])
    func `addresses inside are called only when the operator says so`(address: String) {
        #expect(!ReachableAddress.allows(bytes(address), isInside: false))
        #expect(ReachableAddress.allows(bytes(address), isInside: true))
    }

    @Test(arguments: [
        "169.254.169.254", "0.0.0.0", "224.0.0.1", "255.255.255.255", "fe80::1", "ff02::1", "::",
        "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2001:db8::1", "2001::1",
        "2001:0:7f00:1::80ff:fffe",
        "2001:10::1", "2001:20::1", "3fff::1", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1",
        "4000::1", "100::1",
        "2002:a9fe:a9fe::1", "2a00:1450::5efe:169.254.169.254", "198.51.100.1", "203.0.113.1",
        "192.0.2.1",
        "192.88.99.1", "198.18.0.1", "240.0.0.1",
    ])
    func `link-local, multicast and unassigned addresses are never called`(address: String) {
        #expect(!ReachableAddress.allows(bytes(address), isInside: false))
        #expect(!ReachableAddress.allows(bytes(address), isInside: true))
    }
}
