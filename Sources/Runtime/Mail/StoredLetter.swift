import Foundation
import ServiceDesk
import Store
import TextRules

/// A subject and a text as a content row keeps them.
public struct StoredLetter: Sendable, Hashable, Codable {
    public struct File: Sendable, Hashable, Codable {
        /// Content row with the bytes.
        public var content: String
        public var name: String
        public var contentType: String
        /// Bytes.
        public var size: Int
    }

    /// What was said beside the letter, for the judgement after a crash.
    public struct Stated: Sendable, Hashable, Codable {
        public var client: String?
        public var project: String?
        public var category: String?
        public var ticket: TicketID?
        private var given: [String: FieldValue]?

        public var fields: [String: FieldValue] {
            get { given ?? [:] }
            set { given = newValue.isEmpty ? nil : newValue }
        }

        private enum CodingKeys: String, CodingKey {
            case client, project, category, ticket
            case given = "fields"
        }

        public init(
            client: String? = nil, project: String? = nil, category: String? = nil,
            fields: [String: FieldValue] = [:], ticket: TicketID? = nil
        ) {
            self.client = client
            self.project = project
            self.category = category
            self.ticket = ticket
            self.fields = fields
        }
    }

    public var subject: String
    public var text: String
    /// Content row of the HTML part, when there is one.
    public var html: String?
    public var files: [File]
    /// To the rows of its files and its HTML part: an event commits to the letter, and the letter
    /// to them. nil: it has none, or was stored before letters did so.
    public var commitments: [ContentRef]?
    /// It could not be parsed; the text says why, the raw bytes are kept.
    public var isBroken: Bool?
    /// The text is only the beginning; the whole is the first of the files.
    public var isCut: Bool?
    public var stated: Stated?
    /// Addresses in copy that are neither the desk's nor known to it.
    public var copied: [String]?
    /// Who sent it in the name of whoever wrote it: a form, a colleague who passed it on.
    public var sentBy: String?

    public init(
        subject: String, text: String, html: String? = nil, files: [File] = [],
        isBroken: Bool? = nil
    ) {
        self.subject = subject
        self.text = text
        self.html = html
        self.files = files
        self.isBroken = isBroken
    }

    /// A letter as a content row keeps it, fit to be shown: what would act in it is marked, whoever
    /// took it in and when.
    static func read(_ bytes: Data) throws -> StoredLetter {
        var letter = try JSONDecoder().decode(StoredLetter.self, from: bytes)
        letter.subject = TextShape.line.marked(letter.subject)
        letter.text = TextShape.lines.marked(letter.text)
        for index in letter.files.indices {
            letter.files[index].name = TextShape.line.marked(letter.files[index].name)
        }
        return letter
    }

    /// Takes a file in, whose row is stored with the letter.
    public mutating func attach(
        _ draft: Contents.Draft, name: String, contentType: String, size: Int, isFirst: Bool = false
    ) {
        let file = File(content: draft.ref.id, name: name, contentType: contentType, size: size)
        files.insert(file, at: isFirst ? 0 : files.count)
        commitments = (commitments ?? []) + [draft.ref]
    }

    /// Kinds of its files that the regulation's conditions ask for.
    var attachedKinds: [String] {
        Set(files.map { $0.contentType.hasPrefix("image/") ? "image" : "file" }).sorted()
    }

    /// Takes the HTML part in, whose row is stored with the letter.
    mutating func show(html draft: Contents.Draft) {
        html = draft.ref.id
        commitments = (commitments ?? []) + [draft.ref]
    }

    /// The subject; where a channel has none, the first line of what was said.
    public var title: String {
        let first = text.split(whereSeparator: \.isNewline).lazy.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        .first { !$0.isEmpty }
        return subject.isEmpty && isBroken != true ? first ?? "" : subject
    }
}
