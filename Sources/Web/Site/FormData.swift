import Foundation
import Runtime
import ServiceDesk
import Store

/// What a form sent: its fields, and the files with it.
struct FormData: Sendable {
    /// Files of one form.
    static let filesMax = 10
    /// Bytes of one form with files.
    static let bytesMax = 20 << 20

    struct File: Sendable {
        /// Made safe to show and store.
        var name: String
        /// The sender's claim.
        var contentType: String
        var bytes: Data
    }

    var fields: [String: String] = [:]
    var files: [File] = []

    subscript(_ name: String) -> String? { fields[name] }
}

extension FormData {
    /// Content rows of the files, and what a letter keeps of them.
    func attached(_ desk: Desk, to letter: inout StoredLetter) -> [Contents.Draft] {
        files.map { file in
            let draft = desk.draft(kind: .file, file.bytes)
            letter.attach(
                draft, name: file.name, contentType: file.contentType, size: file.bytes.count)
            return draft
        }
    }

    /// What somebody wrote on a ticket, with its files: rows that know to whom they belong.
    func letter(
        _ text: String, _ desk: Desk, on ticket: TicketID
    ) throws -> (letter: Contents.Draft, files: [Contents.Draft]) {
        var letter = StoredLetter(subject: "", text: text)
        var files = attached(desk, to: &letter)
        var draft = desk.draft(kind: .letter, try EntryCodec.bytes(letter))
        draft.owner = ticket.text
        for index in files.indices { files[index].owner = draft.ref.id }
        return (draft, files)
    }
}
