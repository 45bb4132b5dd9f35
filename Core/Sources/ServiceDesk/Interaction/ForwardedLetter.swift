/// A letter that somebody passes on within their own, as mail programs write it: below a line that
/// says so, or a subject that does, stand the fields of the letter that was passed on.
public struct ForwardedLetter: Sendable, Hashable {
    /// Somebody whom such fields name as the writer.
    public struct Writer: Sendable, Hashable {
        public var name: String
        public var address: String
    }

    /// From the last who passed it on to the first; not empty.
    public let writers: [Writer]

    /// Lines that are looked at, and letters inside letters.
    private static let (linesMax, writersMax) = (400, 10)

    /// nil: nothing is passed on, or no field says by an address who wrote it.
    public init?(subject: String, text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(Self.linesMax).map(Self.bare)
        let start = Self.isPassedOn(subject) ? 0 : lines.firstIndex(where: Self.isRuler)
        guard let start else { return nil }
        writers = lines.indices[start...].filter { Self.hasFieldBelow(lines, $0) }
            .compactMap { Self.writer(lines[$0]) }.prefix(Self.writersMax).map(\.self)
        if writers.isEmpty { return nil }
    }

    /// Without quotation marks and bold type.
    private static func bare(_ line: Substring) -> Substring {
        let inner = line.drop { $0 == ">" || $0.isWhitespace }
        return Substring(inner.filter { $0 != "*" && $0 != "\u{a0}" })
    }

    /// In small letters; the Turkish İ leaves no dot behind.
    private static func folded(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(text.lowercased().unicodeScalars.filter { $0 != "\u{307}" }))
    }

    /// Whether a subject says that the letter passes another one on.
    public static func isPassedOn(_ subject: String) -> Bool {
        let plain = folded(subject).drop { $0.isWhitespace || $0 == "[" }
        return subjects.contains { plain.hasPrefix($0) }
    }

    private static func isRuler(_ line: Substring) -> Bool {
        let said = folded(line)
        return rulers.contains { said.contains($0) } && line.count <= rulerMax
    }

    private static func writer(_ line: Substring) -> Writer? {
        let plain = folded(line)
        guard let field = fromFields.first(where: { plain.hasPrefix($0) }) else { return nil }
        let value = line.dropFirst(field.count)
        let words = value.split { $0.isWhitespace || "<>()[]\"',;:".contains($0) }
        guard let address = words.first(where: isAddress) else { return nil }
        let name = value.prefix { $0 != "<" && $0 != "(" && $0 != "[" }
            .filter { $0 != "\"" }.trimmed
        return Writer(name: name.contains("@") ? "" : String(name), address: String(address))
    }

    private static func isAddress(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && parts[1].first != "." && parts[1].last != "."
    }

    private static func hasFieldBelow(_ lines: [Substring], _ index: Int) -> Bool {
        lines[(index + 1)...].prefix(fieldsNear).contains { line in
            let plain = folded(line)
            return otherFields.contains { plain.hasPrefix($0) }
        }
    }

    /// Lines below the writer among which another field stands.
    private static let fieldsNear = 5
    /// Characters of a line that says that a letter follows.
    private static let rulerMax = 80

    private static let subjects = [
        "fwd:", "fw:", "fwd ", "пересл:", "пересылка:", "пер:", "қайта жіб:", "қж:", "wg:",
        "tr:", "tr :", "rv:", "enc:", "pd:", "ilt:",
    ]
    private static let rulers = [
        "forwarded message", "forwarded by", "begin forwarded", "пересылаемое сообщение",
        "пересланное сообщение", "пересылаемое письмо", "переадресованн", "пересланное письмо",
        "конец пересылаемого", "қайта жіберілген", "қайта жолданған", "weitergeleitete nachricht",
        "message transféré", "message transfere", "mensaje reenviado", "przekazana wiadomość",
        "przekazywana wiadomość", "iletilen ileti", "iletilen mesaj", "yönlendirilen",
    ]
    private static let fromFields = [
        "от кого:", "от:", "from:", "отправитель:", "кімнен:", "жіберуші:", "von:", "de :", "de:",
        "od:", "kimden:", "gönderen:",
    ]
    private static let otherFields = [
        "отправлено:", "дата:", "кому:", "тема:", "sent:", "date:", "to:", "subject:",
        "жіберілді:", "күні:", "кімге:", "тақырып:", "тақырыбы:", "gesendet:", "datum:", "an:",
        "betreff:", "envoyé", "date :", "à :", "à:", "objet", "enviado:", "fecha:", "para:",
        "asunto:", "wysłano:", "data:", "do:", "temat:", "tarih:", "gönderildi:", "kime:", "konu:",
    ]
}
