import ServiceDesk
import Store

/// What an event's words are by now. Damaged ones are never taken for erased ones, nor for none at all.
enum StoredWords: Sendable {
    case letter(StoredLetter)
    case erased
    /// The row holds something else than was written; `verify` names it.
    case damaged

    var letter: StoredLetter? { if case .letter(let letter) = self { letter } else { nil } }
}

extension Desk {
    func words(_ content: ContentRef, in transaction: Transaction) throws -> StoredWords {
        switch try Contents(desk: id).kept(content, in: transaction) {
        case .whole(let bytes): (try? StoredLetter.read(bytes)).map { .letter($0) } ?? .damaged
        case .erased: .erased
        case .damaged: .damaged
        }
    }
}
