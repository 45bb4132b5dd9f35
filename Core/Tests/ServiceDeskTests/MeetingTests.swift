import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

@Suite struct MeetingTests {
    private static func story(lasts: Int = 60) throws -> TicketStory {
        try TicketStory([]) { regulation in
            var (category, meeting, at, tool, option) = (
                Category(), Category.Meeting(), Field(), Field(), Field.Option()
            )
            (meeting.at, meeting.lasts, meeting.places) = ("meeting_at", lasts, ["tool", "place"])
            meeting.with = ["manager", "customer"]
            category.meeting = meeting
            regulation.categories = Section([("meeting", category), ("other", Category())])
            at.kind = .moment
            (tool.kind, option.title) = (.choice, LocalizedText(["en": "Video"]))
            tool.options = Section([("video", option)])
            regulation.fields = Section([("meeting_at", at), ("tool", tool), ("place", Field())])
        }
    }

    private static let eleven = Instant(iso8601: "2025-10-16T06:00:00Z")!

    private static func planned(_ fields: [String: FieldValue] = [:]) throws -> TicketStory {
        var story = try story()
        story.happen(.categorised(.init(category: "meeting")), 1)
        story.happen(
            .filled(.init(fields: fields.merging(["meeting_at": .moment(eleven)]) { $1 })), 1)
        return story
    }

    private static func found(_ story: TicketStory) throws -> Meeting {
        let found = ServiceDesk.meeting(of: story.stream, under: story.edition)
        return try #require(found)
    }

    private static func file(_ meeting: Meeting, title: String = "Plans", places: [String] = [])
        -> MeetingFile
    {
        MeetingFile(
            meeting: meeting, title: title, places: places,
            organiser: .init(name: "The \"Desk\"", address: "desk@our.example"),
            people: [
                .init(name: "Ann", address: "ann@alfa.example"), .init(name: "Bob", address: nil),
            ],
            domain: "our.example", link: "https://desk.example/tickets/1")
    }

    /// Content lines, unfolded as RFC 5545 §3.1 says.
    private static func lines(_ file: MeetingFile) -> [String] {
        file.text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test func `a ticket of a meeting's category is a meeting as soon as its time is named`() throws
    {
        var story = try Self.story()
        story.happen(.categorised(.init(category: "meeting")), 1)
        #expect(meeting(of: story.stream, under: story.edition) == nil)
        story.happen(.filled(.init(fields: ["meeting_at": .moment(Self.eleven)])), 2)
        let planned = try Self.found(story)
        #expect(
            planned.starts == Self.eleven && planned.ends == Self.eleven + 3600
                && planned.state == .planned)
        #expect(planned.revision == 0 && planned.statedAt == TicketStory.at(2))
        story.happen(.categorised(.init(category: "other")), 3)
        #expect(meeting(of: story.stream, under: story.edition) == nil)
    }

    @Test func `every change of time, place or state raises the revision, and nothing else does`()
        throws
    {
        var story = try Self.planned()
        func revision() -> Int? { meeting(of: story.stream, under: story.edition)?.revision }
        story.happen(.noted(.init(content: TicketStory.content)), 2)
        #expect(revision() == 0)
        story.happen(.filled(.init(fields: ["meeting_at": .moment(Self.eleven)])), 3)
        #expect(revision() == 0)
        story.happen(.filled(.init(fields: ["meeting_at": .moment(Self.eleven + 86_400)])), 4)
        #expect(revision() == 1)
        story.happen(.filled(.init(fields: ["tool": .text("video")])), 5)
        #expect(revision() == 2)
        story.happen(.refused(.init()), 6)
        #expect(revision() == 3)
        #expect(meeting(of: story.stream, under: story.edition)?.state == .cancelled)
    }

    @Test func `the file says the hour in UTC, the place by its title, and who comes`() throws {
        let story = try Self.planned([
            "tool": .text("video"), "place": .text("https://meet.example/a"),
        ])
        let meeting = try Self.found(story)
        let places = story.edition.regulation.words(meeting.places, in: "en")
        let lines = Self.lines(Self.file(meeting, places: places))
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        for line in [
            "DTSTART:20251016T060000Z", "DTEND:20251016T070000Z", "UID:t@our.example", "SEQUENCE:0",
            "STATUS:CONFIRMED", "SUMMARY:Plans", "LOCATION:Video\\, https://meet.example/a",
            "ORGANIZER;CN=\"The 'Desk'\":mailto:desk@our.example",
            "ATTENDEE;CN=\"Ann\";ROLE=REQ-PARTICIPANT:mailto:ann@alfa.example",
            "DESCRIPTION:#1\\nAnn\\, Bob\\nhttps://desk.example/tickets/1",
            "URL:https://desk.example/tickets/1",
        ] { #expect(lines.contains(line), "\(line) in \(lines)") }
    }

    @Test func `who has no address is named and not invited`() throws {
        let story = try Self.planned()
        let text = Self.file(try Self.found(story)).text
        #expect(!text.contains("CN=\"Bob\""))
    }

    @Test func `a title cannot write lines of its own`() throws {
        let story = try Self.planned()
        let meeting = try Self.found(story)
        let title = "a\r\nATTENDEE:mailto:evil@evil.example\nb;c,d\\e\u{7}"
        let lines = Self.lines(Self.file(meeting, title: title))
        #expect(lines.contains("SUMMARY:a\\nATTENDEE:mailto:evil@evil.example\\nb\\;c\\,d\\\\e"))
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE:") })
    }

    @Test func `lines are at most 75 bytes, cut between characters, and unfold to what was said`()
        throws
    {
        let story = try Self.planned()
        let meeting = try Self.found(story)
        for length in [10, 66, 67, 68, 300] {
            let title = String(repeating: "Ж", count: length)
            let file = Self.file(meeting, title: title)
            #expect(
                file.text.split(separator: "\r\n").allSatisfy {
                    $0.utf8.count <= MeetingFile.lineBytesMax
                })
            #expect(Self.lines(file).contains("SUMMARY:\(title)"))
        }
    }

    @Test func `those who hold a role for the project and the client's people with it take part`()
        throws
    {
        let story = try Self.planned()
        let meeting = try Self.found(story)
        var client = Client(id: "alfa")
        for (id, roles) in [("ann", ["customer"]), ("max", ["other"])] {
            client.contacts[id] = Contact(
                id: id, name: id, addresses: [], roles: roles, language: "en")
        }
        let (staff, contacts) = meeting.participants(
            holders: ["manager": ["mia", "leo"], "programmer": ["pat"]], client: client)
        #expect(staff == ["mia", "leo"] && contacts.map(\.id) == ["ann"])
    }
}
