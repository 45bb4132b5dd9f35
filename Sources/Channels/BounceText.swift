import Letters

/// A bounce that is told in words alone, as qmail, Exim and many gateways do: whom it is about and
/// why.
struct BounceText {
    /// Lines that are looked at.
    static let linesMax = 400
    /// Lines of one reason, and its characters.
    private static let (reasonLines, reasonMax) = (4, 400)

    /// Whom the letter was for, and what became of it; the first that gives a reason stands first.
    let recipients: [DeliveryReport.Recipient]
    /// Message-ID in the copy of the letter below the words.
    let messageID: String?

    init(_ message: InboundLetter) {
        let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(
            Self.linesMax
        )
        .map { HeaderText.trimmed(String($0)) }
        let copy = lines.firstIndex(where: Self.beginsCopy) ?? lines.endIndex
        let ours = Set((message.to + message.cc).map { $0.address.lowercased() })
        let isLate = Self.isLate(message.subject, lines[..<copy])
        let found = Self.reasons(lines[..<copy], besides: ours).map { reason in
            DeliveryReport.Recipient(
                address: reason.address,
                action: isLate && !Self.isFinal(reason.words) ? .delayed : .failed,
                status: Self.status(in: reason.words) ?? "",
                diagnostic: reason.words)
        }
        let coded = found.filter { Self.isCoded($0.diagnostic) }
        let first = lines[..<copy].first { !$0.isEmpty } ?? message.subject
        let unnamed = DeliveryReport.Recipient(
            address: "", action: isLate ? .delayed : .failed, status: "",
            diagnostic: String(first.prefix(Self.reasonMax)))
        recipients = !coded.isEmpty ? coded : found.isEmpty ? [unnamed] : found
        messageID = lines[copy...].lazy.compactMap(Self.messageID).first
    }

    // MARK: The words

    /// Addresses outside, each with the words on its line and on those below, up to a gap.
    private static func reasons(
        _ lines: ArraySlice<String>, besides ours: Set<String>
    ) -> [(address: String, words: String)] {
        var found: [(address: String, words: [String])] = []
        var isOpen = false
        for line in lines {
            if let address = address(in: line), !ours.contains(address.lowercased()),
                !isServers(address)
            {
                let isAlone = line.filter { !"<>:;,() ".contains($0) } == address
                found.append((address, isAlone ? [] : [line]))
                isOpen = true
            } else if isOpen, !line.isEmpty, let last = found.indices.last,
                found[last].words.count < reasonLines
            {
                found[last].words.append(line)
            } else if !(found.last?.words.isEmpty ?? true) {
                isOpen = false
            }
        }
        return found.map { ($0.address, String($0.words.joined(separator: " ").prefix(reasonMax))) }
    }

    private static func address(in line: String) -> String? {
        line.split { " <>()[]\"',;:".contains($0) }.first { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty
                && parts[1].dropFirst().dropLast().contains(".")
        }.map { String($0.last == "." ? $0.dropLast() : $0) }
    }

    /// Who runs the server is no recipient.
    private static func isServers(_ address: String) -> Bool {
        ["postmaster@", "mailer-daemon@", "abuse@"].contains { address.lowercased().hasPrefix($0) }
    }

    private static let copies = [
        "below this line is a copy", "this is a copy of the message", "original message",
        "copy of the original",
        "message header", "return-path:", "received:", "message-id:", "исходное сообщение",
        "текст письма",
        "копия письма",
    ]

    private static func beginsCopy(_ line: String) -> Bool {
        let plain = line.lowercased().drop { "- =*".contains($0) }
        return copies.contains { plain.hasPrefix($0) }
    }

    private static func messageID(_ line: String) -> String? {
        guard line.lowercased().hasPrefix("message-id:") else { return nil }
        return MessageIDs.read(String(line.dropFirst("message-id:".count))).first
    }

    // MARK: Codes

    private static let lateWords = [
        "delay", "still being retried", "will be retried", "will continue to try",
        "will keep trying",
        "do not need to resend", "warning: could not send", "warning: message", "отлож", "задерж",
        "попытки продолж",
        "кешіг", "кейінге қалд", "verzögert", "verzögerung",
    ]

    private static func isLate(_ subject: String, _ lines: ArraySlice<String>) -> Bool {
        let text = ([subject] + lines).joined(separator: "\n").lowercased()
        return lateWords.contains { text.contains($0) }
    }

    /// An enhanced status code (RFC 3463).
    private static func status(in words: String) -> String? {
        words.split { " ()[]#,;:-".contains($0) }.first { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 3 && ["4", "5"].contains(parts[0])
                && parts.allSatisfy {
                    (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber }
                }
        }.map(String.init)
    }

    /// A code says that it is permanent, whatever else the words tell of delays.
    private static func isFinal(_ words: String) -> Bool { isCoded(words, by: "5") }

    /// A reply code of SMTP or an enhanced one stands in it.
    private static func isCoded(_ words: String, by classes: String = "45") -> Bool {
        words.split { " ()[]#,;:-".contains($0) }.contains { word in
            guard let first = word.first, classes.contains(first) else { return false }
            return status(in: String(word)) != nil
                || word.count == 3 && word.allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
}
