import Runtime
import ServiceDesk
import Testing

@testable import Web

/// States and clients are called as the regulation calls them (`labels`).
struct LabelTests {
    @Test func `the page says the regulation's word for a state and for the client`() async throws {
        let live = try await LiveDesk { regulation in
            regulation.replacing(
                "\ncalendars:\n",
                with: "\nlabels:\n  done: { ru: \"Работа выполнена\", en: \"Work is complete\" }\n"
                    + "  client: { ru: \"Абонент\", en: \"Subscriber\" }\n\ncalendars:\n",
                maxReplacements: 1)
        }
        let taken = try await live.deliver(id: "one@alfa.example", subject: "Filter")
        let ticket = try #require(taken.ticket)
        for (index, command) in [Command.take(override: nil), .finish].enumerated() {
            _ = try await live.desk.perform(
                Instruction(
                    command, on: ticket, by: .staff("marina"), commandID: "done-\(index)"))
        }
        let page = try await live.get(
            "/tickets/\(try #require(taken.number))", try await live.enter("marina"))
        #expect(page.body.contains("Работа выполнена") || page.body.contains("Work is complete"))
        #expect(page.body.contains("Абонент") || page.body.contains("Subscriber"))
    }

    @Test func `the client's side says it too, and what has no label keeps its word`() {
        let words = Words.of(.en).labelled(["done": "Work is complete"])
        #expect(words.clientState(.done) == "Work is complete")
        #expect(words.clientState(.closed) == Words.of(.en).clientState(.closed))
        let pages = Words.of(.ru).labelled(["client": "Абонент"])
        #expect(pages[.clientTerm] == "Абонент" && pages[.roleClient] == "абонент")
        #expect(Words.of(.ru)[.clientTerm] != "Абонент")
    }
}
