import Letters

/// A file as a part of a letter: base64, its name by RFC 2231.
enum AttachmentPart {
    private static let pieceLength = 48

    static func lines(_ attachment: MailAttachment) -> [String] {
        var lines = [
            "Content-Type: \(type(attachment.contentType))", "Content-Transfer-Encoding: base64",
        ]
        if let id = attachment.contentID, MailSyntax.isMessageID(id) {
            lines.append("Content-ID: <\(id)>")
        }
        let disposition = "Content-Disposition: \(attachment.inline ? "inline" : "attachment")"
        lines.append(([disposition] + name(attachment.name)).joined(separator: ";\r\n "))
        return lines + [""] + TransferText.base64(attachment.bytes)
    }

    /// Letters and multiparts may not be base64 (RFC 2046, 5.2.1), so they travel as plain bytes.
    private static func type(_ given: String) -> String {
        let isComposite =
            given.lowercased().hasPrefix("message/") || given.lowercased().hasPrefix("multipart/")
        return MailSyntax.isMediaType(given) && !isComposite ? given : "application/octet-stream"
    }

    private static func name(_ given: String?) -> [String] {
        guard let name = given.flatMap(AttachmentName.safe) else { return [] }
        if name.utf8.allSatisfy({ MailSyntax.isAlphanumeric($0) || "-_. ".utf8.contains($0) }),
            name.utf8.count <= 60
        {
            return ["filename=\"\(name)\""]
        }
        let pieces = pieces(name)
        return pieces.enumerated().map { index, piece in
            pieces.count == 1
                ? "filename*=UTF-8''\(piece)"
                : "filename*\(index)*=\(index == 0 ? "UTF-8''" : "")\(piece)"
        }
    }

    private static func pieces(_ name: String) -> [String] {
        var pieces = [""]
        for byte in name.utf8 {
            let plain =
                MailSyntax.isAlphanumeric(byte) || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "-")
            let digits = Array("0123456789ABCDEF")
            let token =
                plain
                ? String(UnicodeScalar(byte))
                : "%" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            if pieces[pieces.count - 1].count + token.count > pieceLength { pieces.append("") }
            pieces[pieces.count - 1] += token
        }
        return pieces
    }
}
