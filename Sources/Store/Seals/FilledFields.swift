import Foundation
import ServiceDesk

/// The payload of an event that fills fields in, taken apart without decoding it: each value keeps
/// the bytes that it was stored with.
public enum FilledFields {
    static let type = TicketEvent.Kind.filled.rawValue
    private static let head = Data("{\"fields\":{".utf8)
    private static let tail = Data("}}".utf8)

    /// Names without their quotes, and values; nil: it has another form and stays in one piece.
    static func split(_ payload: Data) -> [(name: Data, value: Data)]? {
        let payload = Data(payload)
        guard payload.starts(with: head), payload.suffix(tail.count) == tail else { return nil }
        let members = payload.dropFirst(head.count).dropLast(tail.count)
        var found: [(Data, Data)] = []
        for member in pieces(of: members) {
            guard member.first == quote, let end = member.dropFirst().firstIndex(of: quote),
                member.index(after: end) < member.endIndex, member[end + 1] == UInt8(ascii: ":")
            else { return nil }
            found.append((Data(member[(member.startIndex + 1)..<end]), Data(member[(end + 2)...])))
        }
        return found.isEmpty || joined(found) != payload ? nil : found
    }

    /// The payload of these.
    public static func joined(_ fields: [(name: Data, value: Data)]) -> Data {
        let members = fields.map { Data([quote]) + $0.name + Data("\":".utf8) + $0.value }
        return head + Data(members.joined(separator: [UInt8(ascii: ",")])) + tail
    }

    private static let quote = UInt8(ascii: "\"")

    /// Between the commas that stand in no text and in no value.
    private static func pieces(of members: Data) -> [Data] {
        var (pieces, start, depth) = ([Data](), members.startIndex, 0)
        var (isText, isEscaped) = (false, false)
        for (index, byte) in zip(members.indices, members) {
            if isText {
                isText = isEscaped || byte != quote
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case quote: isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                pieces.append(members[start..<index])
                start = index + 1
            default: break
            }
        }
        return pieces + [members[start...]]
    }
}
