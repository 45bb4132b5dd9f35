import Channels
import Runtime
import ServiceDesk
import Synchronization

/// Takes every letter and remembers it.
final class PostOffice: Sendable {
    private let letters = Mutex<[PostedLetter]>([])

    func take(_ letter: PostedLetter) -> SMTPOutcome {
        letters.withLock { $0.append(letter) }
        return .handedOver(reply: "taken")
    }

    var count: Int { letters.withLock { $0.count } }

    /// Letters taken since there were `count`.
    func letters(since count: Int = 0) -> [PostedLetter] {
        letters.withLock { Array($0.dropFirst(count)) }
    }
}
