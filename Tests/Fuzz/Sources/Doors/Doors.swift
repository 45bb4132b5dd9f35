import Letters
import Regulations
import ServiceDesk
import WorkingTime

/// What reads strangers' bytes, each behind one call that any bytes may be given to.
public enum Doors {
    public static func imap(_ bytes: [UInt8]) {
        var reader = IMAPReader()
        // In two pieces, since a connection cuts where it likes.
        let middle = bytes.count / 2
        for piece in [bytes[..<middle], bytes[middle...]] {
            reader.feed(piece)
            while let answer = try? reader.next() { precondition(answer == answer) }
        }
    }

    public static func json(_ bytes: [UInt8]) {
        guard let value = try? JSONText.read(bytes) else { return }
        precondition(value == value || String(decoding: bytes, as: UTF8.self).contains("e"))
    }

    public static func people(_ text: String, _ edition: Edition) {
        do throws(PeopleFile.Problem) {
            _ = try PeopleFile(text: text, file: "people.yaml", edition: edition)
        } catch {
            precondition(!error.description.isEmpty)
        }
    }
}
