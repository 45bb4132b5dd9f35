import Glibc

/// Which network addresses may be called on behalf of others: an address inside the operator's
/// network, named by somebody outside it, must not be reached through us.
enum ReachableAddress {
    /// - Parameters:
    ///   - bytes: an IPv4 or IPv6 address in network order.
    ///   - isInside: also the machine itself and private networks. Link-local addresses, under
    ///     which clouds keep their credentials, are never called.
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
        // Relays to 6to4, benchmarks, documents.
        case (192, 88): bytes[2] != 99
        case (198, 18...19): false
        case (198, 51): bytes[2] != 100
        case (203, 0): bytes[2] != 113
        default: true
        }
    }

    private static func allows6(_ bytes: [UInt8], _ isInside: Bool) -> Bool {
        if let four = embedded(in: bytes) { return allows4(four, isInside) }
        switch bytes[0] {
        case 0: return bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1 && isInside
        case 0xFC, 0xFD: return isInside
        default: return bytes[0] & 0xE0 == 0x20 && !isSpecial(bytes)
        }
    }

    /// Of the global addresses: protocols (2001::/23, Teredo among them), documents (2001:db8::/32,
    /// 3fff::/20).
    private static func isSpecial(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0x20, 0x01): bytes[2] < 2 || (bytes[2], bytes[3]) == (0x0D, 0xB8)
        case (0x3F, 0xFF): bytes[2] & 0xF0 == 0
        default: false
        }
    }

    /// The IPv4 address that a network would really call: mapped (::ffff:0:0/96), translated
    /// (64:ff9b::/96, 64:ff9b:1::/48), 6to4 (2002::/16), ISATAP.
    private static func embedded(in bytes: [UInt8]) -> [UInt8]? {
        let last = Array(bytes[12...])
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return last
        }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) { return last }
        if bytes.starts(with: [0x20, 0x02]) { return Array(bytes[2..<6]) }
        if bytes[8] & 0xFC == 0, bytes[9] == 0, bytes[10] == 0x5E, bytes[11] == 0xFE { return last }
        return nil
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
