/// Cuts what a reply quotes, so that the conversation shows each thought once.
enum QuotedReply {
    /// Words that end the line above a quotation: "On … wrote:", "… писал(а):", "… жазды:" and their kin.
    private static let introductions = [
        "wrote:", "wrote：", "писал:", "писала:", "писал(а):", "пишет:", "написал:", "написала:", "написал(а):",
        "жазды:", "жазған:", "schrieb:",
    ]
    private static let separators = [
        "-----original message-----", "-----исходное сообщение-----", "-------- исходное сообщение --------",
        "-----бастапқы хабар-----", "-------- forwarded message --------",
        "-------- пересылаемое сообщение --------", "---------- forwarded message ---------",
    ]
    private static let headerWords = [
        ["from:", "от:", "кімнен:"],
        ["sent:", "date:", "отправлено:", "дата:", "жіберілді:", "to:", "кому:", "кімге:", "subject:", "тема:"],
    ]

    static func trimmed(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let cut = lines.indices.first { startsQuotation(lines, $0) } ?? lines.count
        let own = lines[..<cut].filter { !$0.hasPrefix(">") }.joined(separator: "\n")
        let kept = LetterText.trimmed(own)
        if !kept.isEmpty { return kept }
        // The answer stands below the quotation.
        let below = LetterText.trimmed(
            lines[cut...].drop { !$0.hasPrefix(">") }.filter { !$0.hasPrefix(">") }
                .joined(separator: "\n"))
        return below.isEmpty ? text : below
    }

    private static func startsQuotation(_ lines: [String], _ index: Int) -> Bool {
        let line = HeaderText.trimmed(lines[index]).lowercased()
        guard !line.isEmpty, line.count <= 300 else { return false }
        if separators.contains(where: { line.hasPrefix($0) }) { return true }
        if introductions.contains(where: { line.hasSuffix($0) }) { return isIntroduction(lines, index, line) }
        return startsOutlookBlock(lines, index, line)
    }

    /// A sentence of the writer may end with "he wrote:" too; a date, an address or a quotation below settles it.
    private static func isIntroduction(_ lines: [String], _ index: Int, _ line: String) -> Bool {
        let above = index > 0 ? lines[index - 1] : ""
        let next = lines[(index + 1)...].first { !$0.allSatisfy(\.isWhitespace) }
        return next?.hasPrefix(">") == true || (line + above).contains(where: \.isNumber) || line.contains("@")
    }

    /// Outlook puts the header of the quoted letter above it, bold marks and all.
    private static func startsOutlookBlock(_ lines: [String], _ index: Int, _ line: String) -> Bool {
        func names(_ text: String, _ words: [String]) -> Bool {
            let bare = text.filter { $0 != "*" }.lowercased()
            return words.contains { HeaderText.trimmed(bare).hasPrefix($0) }
        }
        guard names(line, headerWords[0]) else { return false }
        return lines[(index + 1)...].prefix(4).filter { names($0, headerWords[1]) }.count >= 2
    }
}
