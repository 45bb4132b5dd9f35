import Foundation
import Letters

/// As a letter waits in the outbox.
extension MailAttachment: Codable {
    private enum Key: String, CodingKey {
        case name, contentType, bytes, contentID, inline
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        self.init(
            name: try box.decodeIfPresent(String.self, forKey: .name),
            contentType: try box.decode(String.self, forKey: .contentType),
            bytes: [UInt8](try box.decode(Data.self, forKey: .bytes)),
            contentID: try box.decodeIfPresent(String.self, forKey: .contentID),
            inline: try box.decode(Bool.self, forKey: .inline))
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encodeIfPresent(name, forKey: .name)
        try box.encode(contentType, forKey: .contentType)
        try box.encode(Data(bytes), forKey: .bytes)
        try box.encodeIfPresent(contentID, forKey: .contentID)
        try box.encode(inline, forKey: .inline)
    }
}
