import Foundation

/// A file that came with a letter, or goes with one.
public struct MailAttachment: Sendable, Equatable {
    /// The sender's name for it made safe (`AttachmentName`); nil when the letter gives none.
    public var name: String?
    /// Lower case, without parameters. The sender's claim: never a reason to open or run anything.
    public var contentType: String
    public var bytes: [UInt8]
    /// Without angle brackets; what `cid:` links in the HTML refer to.
    public var contentID: String?
    public var inline: Bool

    public var size: Int { bytes.count }

    public init(
        name: String?, contentType: String, bytes: [UInt8], contentID: String? = nil, inline: Bool = false
    ) {
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
        self.contentID = contentID
        self.inline = inline
    }
}

extension MailAttachment: Codable {
    private enum Key: String, CodingKey {
        case name, contentType, bytes, contentID, inline
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        name = try box.decodeIfPresent(String.self, forKey: .name)
        contentType = try box.decode(String.self, forKey: .contentType)
        bytes = [UInt8](try box.decode(Data.self, forKey: .bytes))
        contentID = try box.decodeIfPresent(String.self, forKey: .contentID)
        inline = try box.decode(Bool.self, forKey: .inline)
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
