import Foundation
import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// What a form says when it was filled in wrongly: which field, and what would be right.
struct WrongInputTests {
    private func desk() async throws -> (live: LiveDesk, marina: LiveDesk.Browser) {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        return (live, try await live.enter("marina"))
    }

    private func said(_ answer: LiveDesk.Answer) -> String {
        answer.body.replacing("\u{a0}", with: " ")
    }

    @Test func `each field that is wrong is named with its cure, and nothing typed is lost`()
        async throws
    {
        let (live, marina) = try await desk()
        let answer = try await live.post(
            "/tickets/1/log", marina,
            ["from": "yesterday", "minutes": "-5", "text": "Looked into it"])
        #expect(answer.status == 422)
        for words in [
            "Начало работы: нужны день и время", "Минут работы: нужно целое число от 1 до 1440",
            "В роли: выберите вариант", "Looked into it", "value=\"-5\"",
            "aria-describedby=\"log-minutes-error\"",
        ] {
            #expect(said(answer).contains(words), "\(words)")
        }
        #expect(try await live.desk.ticket(number: 1, for: .desk)?.stream.ticket.worklog == [])
    }

    @Test(arguments: [
        ("wait", ["expected": "soon"], "Ожидаемый день: нужен день"),
        ("merge", [:], "Номер заявки: заполните"),
        ("merge", ["number": "abc"], "Номер заявки: нужно целое число"),
        ("snooze", [:], "До какого времени: заполните"), ("open_subtask", [:], "Описание: заполните"),
        ("estimate", ["amount": "a lot", "text": "x"], "Цена в валюте договора: нужна сумма"),
        ("assign", ["person": "nobody"], "Исполнитель: выберите вариант"),
    ])
    func `a form names what it lacks`(action: String, fields: [String: String], words: String)
        async throws
    {
        let (live, marina) = try await desk()
        let answer = try await live.post("/tickets/1/\(action)", marina, fields)
        #expect(answer.status == 422)
        #expect(said(answer).contains(words), "\(words)")
    }

    @Test func `work is logged when it has begun, and put off to a time to come`() async throws {
        let (live, marina) = try await desk()
        let future = ["from": "2030-01-01T10:00", "minutes": "10", "role": "account_manager"]
        let logged = try await live.post("/tickets/1/log", marina, future)
        let told = said(logged)
        #expect(
            logged.status == 422 && told.contains("Время должно быть не позже вт 6 окт 10:50"),
            "\(told)")
        let past = try await live.post("/tickets/1/snooze", marina, ["until": "2020-01-01T10:00"])
        #expect(
            past.status == 422 && said(past).contains("Время должно быть не раньше вт 6 окт 11:00"))
    }

    @Test func `a detail that does not fit keeps the others from being saved in silence`()
        async throws
    {
        let (live, marina) = try await desk()
        let typed = ["field.works_partly": "true", "field.promised_date": "tomorrow"]
        let answer = try await live.post("/tickets/1/fill", marina, typed)
        #expect(answer.status == 422 && said(answer).contains("нужен день"))
        #expect(
            try await live.desk.ticket(number: 1, for: .desk)?.stream.ticket.fields["works_partly"]
                == nil)
    }

    @Test func `what is too long is told with its limit, and nothing typed is lost`() async throws {
        let (live, marina) = try await desk()
        let typed = String(repeating: "why ", count: 200)
        let answer = try await live.post("/tickets/1/take", marina, ["text": typed])
        #expect(answer.status != 303 && said(answer).contains("500"), "\(said(answer))")
        #expect(answer.body.contains(typed.prefix(400)))
    }

    @Test func `a decision without an answer decides nothing`() {
        let reader = EditionReader(
            language: .ru, edition: ReaderTests.edition, people: People(clients: [], staff: []),
            now: LiveDesk.tuesday)
        func command(_ form: [String: String]) -> Command? {
            let read = FormAnswers(
                form: form, said: ContentRef(id: "c", commitment: "00"), reader: reader,
                ticket: Ticket(id: TicketID("t")), person: "olga", id: "e")
            return read.answers(to: .decide).flatMap { try? Act.decide.command($0) }
        }
        #expect(command([:]) == nil && command(["answer": "perhaps"]) == nil)
        #expect(command(["answer": "no"]) != nil && command(["answer": "yes"]) != nil)
    }

    @Test func `a refusal until something has happened says what that is`() async throws {
        let live = try await LiveDesk { regulation in
            regulation.replacing(
                "\nrules:\n",
                with: "\nrules:\n  logged_first: { clause: \"2.1\", before: done, "
                    + "when: { not: { happened: logged } }, verdict: refuse }\n")
        }
        _ = try await live.deliver()
        try await live.send()
        let marina = try await live.enter("marina")
        _ = try await live.post("/tickets/1/categorise", marina, ["choice": "bug"])
        _ = try await live.post("/tickets/1/take", marina)
        let answer = try await live.post("/tickets/1/finish", marina, ["text": "Done"])
        #expect(answer.status == 422)
        #expect(said(answer).contains("Сначала: внесено время."), "\(said(answer))")
    }
}
