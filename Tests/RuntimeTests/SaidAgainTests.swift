import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime

/// What is said again is found by its words, through the doors by which it comes.
@Suite struct SaidAgainTests {
    private static let failure = "Оплата картой не проходит, покупатели видят ошибку банка"

    private static func call(
        _ desk: TemporaryDesk, by person: String, _ text: String, subject: String = "Звонок"
    ) async throws -> Intake.Outcome {
        let known = try #require(desk.desk.people.contact(address: "\(person)@alfa.example"))
        var letter = StoredLetter(subject: subject, text: text)
        letter.stated = .init(category: "payment_down")
        return try await Intake(desk: desk.desk).receive(
            Interaction(
                .written(by: "denis", of: known), channel: "phone",
                address: "\(person)@alfa.example", letter: letter,
                arrivedAt: desk.clock.now()))
    }

    @Test func `a colleague's call about the same failure is added to its ticket`() async throws {
        let desk = try await TemporaryDesk(at: TemporaryDesk.saturday)
        let first = try await Self.call(desk, by: "anna", Self.failure)
        desk.clock.stand(at: TemporaryDesk.saturday + 1800)
        let again = try await Self.call(
            desk, by: "gleb", "У нас оплата картой не проходит, ошибка банка",
            subject: "Звонок Глеба")
        #expect(again.outcome == .appended && again.number == first.number)
    }

    @Test func `another matter under the same urgent subject is another ticket`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(subject: "СРОЧНО", text: Self.failure))
        let other = try await desk.deliver(
            desk.letter(
                id: "two@alfa.example", subject: "СРОЧНО",
                text: "В каталоге пропали все картинки товаров"))
        #expect(other.outcome == .ticket && other.number == 2)
    }

    @Test func `a doubt makes a ticket that names the other one, and a person merges`() async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(
            desk.letter(subject: "Каталог", text: "Фильтр каталога путает цвета и размеры"))
        let doubt = try await desk.deliver(
            desk.letter(
                id: "two@alfa.example", subject: "Каталог",
                text: "Фильтр каталога работает медленно"))
        #expect(doubt.outcome == .ticket && doubt.number == 2)
        guard case .arrived(let arrived)? = try await desk.ticket(2).stream.records.first?.event
        else {
            Issue.record("the ticket has no beginning")
            return
        }
        #expect(arrived.resembles == 1)
        let merged = try await desk.desk.merge(2, into: 1, by: "olga", for: .desk)
        #expect(merged != nil)
    }

    @Test func `what is finished is not said again by its words`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(text: Self.failure))
        try await desk.send()
        let ticket = try await desk.ticket(1).row.id
        for (index, command): (Int, Command) in [.categorise("bug"), .take(override: nil), .finish]
            .enumerated()
        {
            _ = try await desk.desk.perform(
                Instruction(command, on: ticket, by: .staff("olga"), commandID: "c\(index)"))
        }
        let again = try await desk.deliver(
            desk.letter(id: "two@alfa.example", subject: "Снова", text: Self.failure))
        #expect(again.number == 2)
    }

    @Test func `what was erased is compared with no more`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(text: Self.failure))
        _ = try await desk.desk.erase("alfa.anna", ground: "asked on 5 October")
        let again = try await desk.deliver(
            desk.letter(id: "two@alfa.example", subject: "Оплата", text: Self.failure))
        #expect(again.outcome == .ticket && again.number == 2)
    }
}
