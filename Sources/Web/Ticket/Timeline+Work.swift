import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Lines about the work itself: estimates, parts, worklog, waits, escalations.
extension Timeline {
    func work(_ record: TicketRecord) -> TimelineFact? {
        switch record.event {
        case .waited(let waited):
            .waiting(reader.words[waited.state.word], until: waited.expected.map(day))
        case .resumed: .resumed
        case .expedited: .putOutOfTurn
        case .putInTurn: .putInTurn
        case .logged(let logged):
            .logged(by: reader.person(logged.person).name, span(logged.minutes))
        case .logCorrected(let corrected): .logCorrected(span(corrected.minutes))
        case .merged(let merged): .mergedInto(merged.number ?? 0)
        case .absorbed(let other): .absorbed(other.number)
        case .split(let split): .splitOff(split.number)
        case .estimated(let offer): .estimated(version: offer.version, reader.words(offer))
        case .approved(let answered): .approved(version: answered.version)
        case .declined(let answered): .declined(version: answered.version)
        case .subtaskOpened(let opened): .subtaskOpened(text(opened.content))
        case .subtaskDone(let done):
            .subtaskDone(words(ofSubtask: done.subtask))
        case .subtaskPrioritised(let set):
            .subtaskPrioritised(
                words(ofSubtask: set.subtask),
                (set.priority ?? view.stream.ticket.priority).flatMap(reader.priority)?.name ?? "")
        case .reminded(let reminded):
            reminded.of == .expectedDate ? .expectedDayCame : nil
        case .escalated(let step): .escalated(to: reader.role(step.role))
        case .decided(let decided): .decided(granted: decided.granted)
        case .defectReported: .defectReported
        case .released: .released
        case .published: .published
        case .arrived, .categorised, .placed, .prioritised, .hinted, .held, .returned, .registered,
            .admitted, .admissionFailed, .refused, .postponed, .assigned, .taken, .started,
            .replied, .askedClient, .noted, .clientWrote, .filled, .handedOver, .done, .signedOff,
            .closed, .reopened, .messaged, .receipted, .warned, .kept, .missed, .withdrawn,
            .foundLate, .overran, .lateStepped, .watched, .unwatched, .snoozed:
            nil
        }
    }

    private func words(ofSubtask id: String) -> String {
        view.stream.ticket.subtasks.first { $0.opened.subtask == id }.map {
            text($0.opened.content)
        } ?? ""
    }

    private func text(_ content: ContentRef) -> String { view.text(content, reader.words) }

    private func day(_ date: CivilDate) -> String {
        reader.words.weekdayAndDay(date, now: reader.today)
    }

    private func span(_ minutes: Int) -> String {
        minutes == 0 ? "0" : reader.words.span(.elapsed(minutes * 60))
    }
}

extension EditionReader {
    /// `3 h, 6 000 ₽, ready Tue 3 Nov`.
    func words(_ offer: TicketEvent.Estimated) -> String {
        let parts = [
            offer.minutes.map { words.span(.elapsed($0 * 60)) }, offer.amount.map(money),
            offer.ready.map { words.weekdayAndDay($0, now: today) },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// Minor units in the regulation's currency.
    func money(_ amount: Int64) -> String { words.money(amount, currency: regulation.currency) }
}
