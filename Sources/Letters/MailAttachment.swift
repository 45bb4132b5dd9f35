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
        name: String?, contentType: String, bytes: [UInt8], contentID: String? = nil,
        inline: Bool = false
    ) {
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
        self.contentID = contentID
        self.inline = inline
    }
}
