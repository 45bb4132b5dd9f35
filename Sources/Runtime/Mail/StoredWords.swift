import ServiceDesk
import Store

/// What an event's words are by now. Damaged ones are never taken for erased ones, nor for none at
/// all.
enum StoredWords: Sendable {
    case letter(StoredLetter)
    case erased
    /// The row holds something else than was written; `verify` names it.
    case damaged

    var letter: StoredLetter? { if case .letter(let letter) = self { letter } else { nil } }
}

extension Desk {
    /// A letter by its content row; nil: it was erased, or is damaged, which is logged.
    func read(_ content: String, in transaction: Transaction) throws -> StoredLetter? {
        guard let bytes = try Contents(desk: id).bytes(content, in: transaction) else { return nil }
        do {
            return try StoredLetter.read(bytes)
        } catch {
            log.error(
                "content \(content) is damaged in the store; 'reglament verify' tells more: \(error)"
            )
            return nil
        }
    }

    func words(_ content: ContentRef, in transaction: Transaction) throws -> StoredWords {
        switch try Contents(desk: id).kept(content, in: transaction) {
        case .whole(let bytes): (try? StoredLetter.read(bytes)).map { .letter($0) } ?? .damaged
        case .erased: .erased
        case .damaged: .damaged
        }
    }
}
