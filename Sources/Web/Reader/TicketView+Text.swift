import Runtime
import ServiceDesk

extension TicketView {
    /// The words that were written, or what became of them.
    func text(_ content: ContentRef, _ words: Words) -> String {
        if isWithheld { return words[.textWithheld] }
        return letters[content.id]?.text ?? words[damaged.contains(content.id) ? .damaged : .erased]
    }
}
