import Glibc

/// Which network addresses may be called on behalf of others: an address inside the operator's network, named by
/// somebody outside it, must not be reached through us.
enum ReachableAddress {
    /// - Parameters:
    ///   - bytes: an IPv4 or IPv6 address in network order.
    ///   - isInside: also the machine itself and private networks. Link-local addresses, under which clouds keep their
    ///     credentials, are never called.
    static func allows(_ bytes: [UInt8], isInside: Bool) -> Bool {
        switch bytes.count {
        case 4: allows4(bytes, isInside)
        case 16: allows6(bytes, isInside)
        default: false
        }
    }

    /// The registry of special addresses (RFC 6890 and its successors).
    private static func allows4(_ bytes: [UInt8], _ isInside: Bool) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (169, 254), (0, _), (224..., _): false
        case (127, _), (10, _), (172, 16...31), (192, 168), (100, 64...127): isInside
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        case (198, 18...19), (198, 51), (203, 0): false
        default: true
        }
    }

    private static func allows6(_ bytes: [UInt8], _ isInside: Bool) -> Bool {
        // Addresses that hold an IPv4 address: mapped, compatible, translated (64:ff9b::/96), 6to4.
        let isLow = bytes[0..<10].allSatisfy { $0 == 0 }
        if isLow, bytes[10] == 0xFF, bytes[11] == 0xFF { return allows4(Array(bytes[12...]), isInside) }
        if isLow, bytes[10] == 0, bytes[11] == 0 {
            return bytes[12...] == [0, 0, 0, 1] ? isInside : false
        }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) { return allows4(Array(bytes[12...]), isInside) }
        if bytes.starts(with: [0x20, 0x02]) { return allows4(Array(bytes[2..<6]), isInside) }
        switch bytes[0] {
        case 0xFC, 0xFD: return isInside
        case 0xFE, 0xFF: return false
        default: return bytes[0] & 0xE0 == 0x20 && !bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8])
        }
    }

    /// The address in a socket address.
    static func bytes(_ address: UnsafeRawPointer, family: Int32) -> [UInt8] {
        switch family {
        case AF_INET:
            let start = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4
            return Array(UnsafeRawBufferPointer(start: address + start, count: 4))
        case AF_INET6:
            let start = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8
            return Array(UnsafeRawBufferPointer(start: address + start, count: 16))
        default: return []
        }
    }
}
