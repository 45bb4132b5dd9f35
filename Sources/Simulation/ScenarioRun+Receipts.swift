import Channels
import Runtime
import ServiceDesk
import WorkingTime

/// Receipts that come back, and are sent again: nobody does it at the desk, but a report of the
/// client's mail server comes in, and an administrator presses a button.
extension ScenarioRun {
    /// The report says that the receipt of this ticket, which has left, is turned away.
    func returnReceipt(of name: String, at: Instant) async throws -> StepResult {
        try await simulated.time.settle()
        guard let ticket = tickets[name],
            let receipt = simulated.post.letters().first(where: {
                $0.ticket == ticket && $0.isReceipt
            }),
            let channel = edition.regulation.channels.pairs.first(where: { $0.item.kind == .email })
        else { return StepResult(fault: "no receipt of \(name) has left by mail") }
        let failed = DeliveryReport.Recipient(
            address: "receiver@client.example", action: .failed, status: "5.1.1", diagnostic: "")
        let report = DeliveryReport(recipients: [failed], messageID: receipt.letter.messageID)
        let interaction = Interaction(
            report: report, from: "MAILER-DAEMON@mx.client.example", channel: channel.name,
            arrivedAt: at)
        _ = try await Intake(desk: desk).receive(interaction)
        return StepResult()
    }

    /// The receipt of this ticket, which came back, is sent again.
    func resendReceipt(of name: String) async throws -> StepResult {
        guard let ticket = tickets[name] else { return StepResult(refusal: .notFound) }
        let number = try await simulated.stream(ticket).ticket.number
        let dead = try await desk.deadLetters(for: .desk).letters
        guard let receipt = dead.first(where: { $0.kind == .receipt && $0.ticket == number }),
            try await desk.resend(receipt.id, by: "keeper")
        else { return StepResult(fault: "no receipt of \(name) has come back") }
        return StepResult()
    }
}
