import Regulations
import Runtime
import ServiceDesk

/// What one step led to.
struct StepResult: Sendable {
    var decision = Decision()
    var refusal: Refusal?
    /// What became of an interaction.
    var intake: Intake.Outcome?
    /// Why somebody was not given a role.
    var seat: SeatFault?
    /// Why else the desk did not do it.
    var fault: String?
    /// What the step and what followed at once added to its ticket.
    var events: [TicketEvent] = []
    /// Letters that left since the step before, about its ticket or in answer to what became none.
    var letters: [PostedLetter] = []

    /// Why the step was not carried out, for who reads a failure.
    var why: String? { refusal.map { "\($0)" } ?? seat.map { "\($0)" } ?? fault }

    /// The desk has judged it by the regulation, and not found that something named is missing.
    var isJudged: Bool {
        switch refusal {
        case .byRule?, .outOfOrder?, .wrongState?, .merged?, .alreadyTaken?, .needsRole?,
            .badMoment?, .superseded?,
            .workedElsewhere?, .notCounted?, .badValue?:
            true
        case .noSuchCategory?, .noSuchPriority?, .noSuchField?, .noSuchTicket?, .empty?, .tooLong?,
            .notFound?,
            .noSuchEscalation?, .beyondCalendar?:
            false
        case nil: seat != nil
        }
    }

    /// Messages of the regulation that left.
    var sent: [String] { letters.compactMap(\.message) }

    /// Those who got a message or a copy of it, in the words of the story.
    func told(_ message: String, in scene: Scene) -> [String] {
        letters.filter { $0.message == message }
            .flatMap { $0.letter.to + $0.letter.cc }.map { scene.addressee($0.address) }
    }
}
