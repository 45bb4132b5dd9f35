import WorkingTime

/// A meeting as a file that calendars read: iCalendar (RFC 5545), one event, published rather than
/// negotiated.
public struct MeetingFile: Sendable {
    /// Somebody who organises it or takes part.
    public struct Person: Sendable, Hashable {
        public var name: String
        /// nil: told by name only, in the description.
        public var address: String?

        public init(name: String, address: String?) {
            self.name = name
            self.address = address
        }
    }

    public static let contentType = "text/calendar"
    /// Bytes of a line without its end (RFC 5545 §3.1).
    static let lineBytesMax = 75
    /// Characters of a title or a place.
    static let textMax = 300
    static let peopleMax = 100

    public var meeting: Meeting
    public var title: String
    /// Places as people read them.
    public var places: [String]
    public var organiser: Person
    public var people: [Person]
    /// Makes the identifier of the event one of its own in the world: the domain of the desk's
    /// letters.
    public var domain: String
    /// Page of the ticket; nil: none is known.
    public var link: String?

    public init(
        meeting: Meeting, title: String, places: [String], organiser: Person, people: [Person],
        domain: String,
        link: String? = nil
    ) {
        self.meeting = meeting
        self.title = title
        self.places = places
        self.organiser = organiser
        self.people = people
        self.domain = domain
        self.link = link
    }

    /// What the file is called in a letter.
    public var name: String { "meeting-\(meeting.number).ics" }

    /// Every instant is in UTC, so that no zone's rules have to travel along.
    public var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reglament//Meeting//EN", "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:\(meeting.ticket.text)@\(domain)", "SEQUENCE:\(meeting.revision)",
            "DTSTAMP:\(Self.utc(meeting.statedAt))", "DTSTART:\(Self.utc(meeting.starts))",
            "DTEND:\(Self.utc(meeting.ends))",
            "STATUS:\(meeting.state == .cancelled ? "CANCELLED" : "CONFIRMED")",
            "SUMMARY:\(Self.escaped(title))",
        ]
        if !places.isEmpty {
            lines.append("LOCATION:\(Self.escaped(places.joined(separator: ", ")))")
        }
        if let address = organiser.address, Self.isPlain(address) {
            lines.append("ORGANIZER;CN=\"\(Self.quoted(organiser.name))\":mailto:\(address)")
        }
        for person in people.prefix(Self.peopleMax) {
            guard let address = person.address, Self.isPlain(address) else { continue }
            lines.append(
                "ATTENDEE;CN=\"\(Self.quoted(person.name))\";ROLE=REQ-PARTICIPANT:mailto:\(address)"
            )
        }
        lines.append("DESCRIPTION:\(Self.escaped(description))")
        if let link { lines.append("URL:\(link)") }
        lines += ["END:VEVENT", "END:VCALENDAR"]
        return lines.map(Self.folded).joined()
    }

    private var description: String {
        let names = people.prefix(Self.peopleMax).map(\.name).joined(separator: ", ")
        return (["#\(meeting.number)", names].filter { !$0.isEmpty } + [link].compactMap(\.self))
            .joined(separator: "\n")
    }

    // MARK: Syntax

    /// `20251016T060000Z`.
    static func utc(_ instant: Instant) -> String {
        instant.iso8601.filter { $0 != "-" && $0 != ":" }
    }

    /// TEXT of RFC 5545 §3.3.11; other control characters have no place in it.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.prefix(textMax * 4) {
            switch character {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n", "\r", "\r\n": result += "\\n"
            default: if !character.isControl { result.append(character) }
            }
        }
        return result
    }

    /// What cannot end the line it stands in.
    static func isPlain(_ address: String) -> Bool {
        address.utf8.count <= 320 && !address.contains { $0.isWhitespace || $0.isControl }
    }

    /// A quoted parameter has no quotation marks and no control characters (RFC 5545 §3.2).
    static func quoted(_ text: String) -> String {
        String(
            text.prefix(textMax).map { $0 == "\"" ? "'" : $0 }.filter {
                !$0.isControl && !$0.isNewline
            })
    }

    /// Lines of at most 75 bytes, cut between characters; each further one begins with a space.
    static func folded(_ line: String) -> String {
        var (result, width) = ("", 0)
        for character in line {
            let bytes = character.utf8.count
            if width + bytes > lineBytesMax {
                result += "\r\n "
                width = 1
            }
            result.append(character)
            width += bytes
        }
        return result + "\r\n"
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
}
