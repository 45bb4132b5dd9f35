import Crypto
import Foundation
import Letters

/// `OutboundLetter` to bytes with CRLF line ends, 7-bit throughout, no line longer than 78.
public enum MIMEComposer {
    /// References kept: the first, which names the thread, and the latest.
    private static let references = 20

    public static func compose(_ message: OutboundLetter) throws(ComposeError) -> [UInt8] {
        try check(message)
        var lines = try headers(message)
        lines.append("MIME-Version: 1.0")
        let text = TransferText.part(message.text)
        if message.attachments.isEmpty {
            lines += text
        } else {
            let boundary = boundary(message.messageID)
            lines +=
                ["Content-Type: multipart/mixed; boundary=\"\(boundary)\"", "", "--\(boundary)"]
                + text
            for attachment in message.attachments {
                lines += ["--\(boundary)"] + AttachmentPart.lines(attachment)
            }
            lines.append("--\(boundary)--")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func check(_ message: OutboundLetter) throws(ComposeError) {
        let count = message.to.count + message.cc.count
        guard !message.to.isEmpty, count <= SMTPTransport.recipients else {
            throw .recipientCount(count)
        }
        guard MailSyntax.isMessageID(message.messageID) else {
            throw .badMessageID(message.messageID)
        }
        let bytes = message.attachments.reduce(0) { $0 + $1.size }
        guard bytes <= LetterLimits.bytes / 2 else { throw .tooLarge(bytes: bytes) }
    }

    private static func headers(_ message: OutboundLetter) throws(ComposeError) -> [String] {
        var lines = try HeaderWriter.addresses("From", [message.from])
        lines += try HeaderWriter.addresses("To", message.to)
        if !message.cc.isEmpty { lines += try HeaderWriter.addresses("Cc", message.cc) }
        if let replyTo = message.replyTo {
            lines += try HeaderWriter.addresses("Reply-To", [replyTo])
        }
        lines += HeaderWriter.text("Subject", message.subject)
        guard let date = MailDate.written(message.date) else { throw .badDate(message.date) }
        lines += ["Date: \(date)", "Message-ID: <\(message.messageID)>"]
        lines += thread(message)
        if message.autoSubmitted != .no {
            // Exchange does not heed RFC 3834, only its own header.
            lines += [
                "Auto-Submitted: \(message.autoSubmitted.rawValue)",
                "X-Auto-Response-Suppress: All",
            ]
        }
        return lines + (message.mark.map { HeaderWriter.text(InboundLetter.markHeader, $0) } ?? [])
    }

    /// Identifiers come from strangers' letters; one that cannot be written safely is left out.
    private static func thread(_ message: OutboundLetter) -> [String] {
        var lines: [String] = []
        if let id = message.inReplyTo, MailSyntax.isMessageID(id) {
            lines.append("In-Reply-To: <\(id)>")
        }
        let known = message.references.filter(MailSyntax.isMessageID)
        let kept = known.count <= references ? known : [known[0]] + known.suffix(references - 1)
        if !kept.isEmpty {
            lines += ["References: " + kept.map { "<\($0)>" }.joined(separator: "\r\n ")]
        }
        return lines
    }

    /// `=_` occurs neither in base64 nor in quoted-printable, so no content can look like it.
    private static func boundary(_ messageID: String) -> String {
        let digest = SHA256.hash(data: Data(messageID.utf8)).prefix(12)
        return "=_" + Data(digest).base64EncodedString().filter { $0.isLetter || $0.isNumber }
    }
}
