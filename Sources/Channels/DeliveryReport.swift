import Letters

/// A delivery status notification (RFC 3464): what became of a letter that somebody sent.
public struct DeliveryReport: Sendable, Hashable {
    public enum Action: String, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    public struct Recipient: Sendable, Hashable {
        public var address: String
        public var action: Action
        /// Enhanced status code (RFC 3463), such as `5.1.1`; empty when there is none.
        public var status: String
        /// What the other server said.
        public var diagnostic: String

        public init(address: String, action: Action, status: String, diagnostic: String) {
            self.address = address
            self.action = action
            self.status = status
            self.diagnostic = diagnostic
        }

        /// For people, in one line.
        public var sentence: String {
            HeaderText.singleLine(
                [status, address, diagnostic].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    /// Blocks of a report that are looked at.
    static let blocksMax = 200
    private static let bytesMax = 256 * 1024
    private static let statusTypes = ["message/delivery-status", "message/global-delivery-status"]
    private static let letterTypes = [
        "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers",
    ]

    public var recipients: [Recipient]
    /// Of the letter that the report is about, without angle brackets.
    public var messageID: String?

    public init(recipients: [Recipient], messageID: String?) {
        (self.recipients, self.messageID) = (recipients, messageID)
    }

    public var failures: [Recipient] { recipients.filter { $0.action == .failed } }

    /// Nil when the letter is no such report. One that says in words alone what others say by
    /// fields is one as well.
    public init?(_ message: InboundLetter) {
        let status = message.attachments.first { Self.statusTypes.contains($0.contentType) }
        recipients = status.map { Self.blocks($0.bytes).compactMap(Self.recipient) } ?? []
        var copied: String?
        if recipients.isEmpty {
            guard message.automatic?.kind == .bounce else { return nil }
            let told = BounceText(message)
            (recipients, copied) = (told.recipients, told.messageID)
        }
        let letter = message.attachments.first { Self.letterTypes.contains($0.contentType) }
        let attached = letter.flatMap { Self.blocks($0.bytes).first?["message-id"] }
        messageID = attached.flatMap { MessageIDs.read($0).first } ?? copied ?? message.inReplyTo
    }

    private static func recipient(_ fields: [String: String]) -> Recipient? {
        guard let action = fields["action"].flatMap({ Action(rawValue: $0.lowercased()) }),
            let address = (fields["final-recipient"] ?? fields["original-recipient"]).map(typed)
        else { return nil }
        let status = fields["status"]?.split(separator: " ").first.map(String.init) ?? ""
        return Recipient(
            address: address, action: action, status: status,
            diagnostic: fields["diagnostic-code"].map(typed) ?? "")
    }

    /// Without the type before the semicolon: `rfc822; anna@alfa.example`.
    private static func typed(_ value: String) -> String {
        let parts = value.split(separator: ";", maxSplits: 1)
        return HeaderText.singleLine(String(parts.last ?? ""))
    }

    /// Blocks of fields, separated by blank lines; names in lower case, folded lines joined, the
    /// first of a name kept.
    private static func blocks(_ bytes: [UInt8]) -> [[String: String]] {
        let text = String(decoding: bytes.prefix(bytesMax), as: UTF8.self).replacing(
            "\r\n", with: "\n")
        var blocks: [[String: String]] = []
        for block in text.split(separator: "\n\n", maxSplits: blocksMax).prefix(blocksMax) {
            var lines: [String] = []
            for line in block.split(separator: "\n") {
                if line.first == " " || line.first == "\t", !lines.isEmpty {
                    lines[lines.count - 1] += " " + HeaderText.trimmed(String(line))
                } else {
                    lines.append(String(line))
                }
            }
            let fields = lines.compactMap { line -> (String, String)? in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (parts[0].lowercased(), HeaderText.singleLine(String(parts[1])))
            }
            blocks.append(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
        }
        return blocks
    }
}
