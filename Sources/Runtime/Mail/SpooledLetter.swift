import Foundation
import WorkingTime

/// A letter in the spool; its file name says all that is known of it beside its bytes:
/// `SECONDS[~ATTEMPTS][s]-ID[@CHANNEL@AUTHSERV].eml`, with `s` for one that is slow to read.
struct SpooledLetter: Sendable, Hashable {
    static let suffix = ".eml"

    var folder: String
    var arrivedAt: Instant
    /// Times that judging it was begun and never ended: the process ended instead.
    var attempts = 0
    var isSlow = false
    /// Id and origin.
    var rest: String

    var path: String {
        let mark = (attempts > 0 ? "~\(attempts)" : "") + (isSlow ? "s" : "")
        return "\(folder)/\(arrivedAt.seconds)\(mark)-\(rest)\(Self.suffix)"
    }

    var origin: LetterOrigin { LetterOrigin(fileName: rest[...]) }

    init(folder: String, arrivedAt: Instant, id: String, origin: LetterOrigin) {
        (self.folder, self.arrivedAt, rest) = (folder, arrivedAt, id + origin.suffix)
    }

    /// Nil: no letter is called so.
    init?(folder: String, name: String) {
        guard name.hasSuffix(Self.suffix), let dash = name.firstIndex(of: "-") else { return nil }
        var mark = name[..<dash]
        if mark.last == "s" {
            isSlow = true
            mark.removeLast()
        }
        let parts = mark.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count <= 2, let seconds = Int64(parts[0]),
            let attempts = parts.count == 2 ? Int(parts[1]) : 0
        else { return nil }
        (self.folder, self.attempts, arrivedAt) = (folder, attempts, Instant(seconds: seconds))
        rest = String(name[name.index(after: dash)...].dropLast(Self.suffix.count))
    }
}
