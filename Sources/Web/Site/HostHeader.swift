import HTTPTypes
import Hummingbird
import NIOCore

/// What a request says of the host it asks. Nothing is ever built from it: links begin with
/// `--public-url` or the address that is listened on. Two of them may be read differently by a
/// proxy and by us.
extension Request {
    /// A name of 253 characters, brackets and a port.
    private static let hostMax = 270

    /// Whether there is exactly one that could be one (RFC 9112 §3.2).
    var hasOneHost: Bool {
        // The first is taken out of the fields; a second stays among them.
        guard let host = head.authority, head.headerFields[.host] == nil else { return false }
        return (1...Self.hostMax).contains(host.utf8.count) && host.utf8.allSatisfy(Self.isOfHost)
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._:[]".utf8.contains(byte)
        }
    }
}

extension Response {
    static var oneHost: Response {
        Response(
            status: .badRequest, headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(
                byteBuffer: ByteBuffer(string: "400: name the host once, by one Host field\n")))
    }
}

extension HTTPField.Name {
    static let host = HTTPField.Name("Host")!
}
