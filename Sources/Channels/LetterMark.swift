/// The mark by which a desk knows a letter of its own that comes back: keyed, for desks of other
/// installations may be called alike, and bound to the letter's Message-ID, so that it says nothing
/// about any other letter.
public enum LetterMark {
    /// `KEY.CODE`.
    public static func text(of messageID: String, desk: String, key: ReplyAddress.Key) -> String {
        "\(key.id).\(code(of: messageID, desk: desk, key: key))"
    }

    /// Whether the desk put the mark on the letter of this Message-ID.
    public static func isOwn(
        _ mark: String?, of messageID: String?, desk: String, keys: [ReplyAddress.Key]
    ) -> Bool {
        let parts = (mark ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let messageID, let key = keys.first(where: { $0.id == parts[0] })
        else { return false }
        return KeyedCode.isSame(String(parts[1]), as: code(of: messageID, desk: desk, key: key))
    }

    private static func code(of messageID: String, desk: String, key: ReplyAddress.Key) -> String {
        KeyedCode.text(of: ["letter-mark-1", desk, messageID, key.id], key: key.secret)
    }
}
