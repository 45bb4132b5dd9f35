import Channels
import Runtime
import ServiceDesk
import Synchronization

/// Takes every letter and remembers it; a receipt can be made to come back.
final class PostOffice: Sendable {
    private struct State {
        var letters: [PostedLetter] = []
        var returnsReceipts = false
    }

    private let state = Mutex(State())

    func take(_ letter: PostedLetter) -> SMTPOutcome {
        state.withLock { state in
            if letter.isReceipt, state.returnsReceipts {
                return .refused(code: 550, text: "no such mailbox", permanent: true)
            }
            state.letters.append(letter)
            return .handedOver(reply: "taken")
        }
    }

    /// Whether receipts come back from now on.
    func returnReceipts(_ returns: Bool) { state.withLock { $0.returnsReceipts = returns } }

    var count: Int { state.withLock { $0.letters.count } }

    /// Letters taken since there were `count`.
    func letters(since count: Int = 0) -> [PostedLetter] { state.withLock { Array($0.letters.dropFirst(count)) } }
}
