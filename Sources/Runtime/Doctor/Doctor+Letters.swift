import Channels
import Letters
import Store
import WorkingTime

/// Whether letters can be read, and which could not be.
extension Doctor {
    /// The program beside this one is asked to read a letter.
    func readerFinding() async -> Finding {
        let letter = Array("From: doctor@desk.example\r\nSubject: well\r\n\r\nwell\r\n".utf8)
        do {
            let message = try await Intake.reader.letter(letter)
            guard message.subject == "well" else {
                return bad(.reader, "'letter-reader' is of another version.")
            }
            return well(.reader, "'letter-reader' lies beside the program and reads letters.")
        } catch {
            return bad(.reader, "\(error).".capitalizedFirst)
        }
    }

    /// Letters in the spool that no desk takes.
    func strandedFindings(_ desks: [String]) -> [Finding] {
        guard !desks.isEmpty else { return [] }
        let nameless = desks.count == 1 ? 0 : Spool(data: folder).waiting().count
        let misnamed = Spool.names(data: folder).filter { !desks.contains($0) }.map {
            (name: $0, count: Spool(data: folder, desk: $0).waiting().count)
        }
        let path = "\(folder)/\(Spool.folderName)"
        let found =
            (nameless == 0 ? [] : ["\(nameless) letters in \(path) name no desk"])
            + misnamed.filter { $0.count > 0 }.map {
                "\($0.count) letters in \(path)/\($0.name) are for no desk here"
            }
        return found.map {
            bad(
                .spool,
                "\($0): move each into \(path)/DESK of its desk (\(desks.joined(separator: ", ")))."
            )
        }
    }

    func unreadFinding(_ state: DeskState) -> Finding {
        guard !state.unread.isEmpty else {
            return well(.unread, "Every letter of the last days could be read.")
        }
        let letters = state.unread.map { row in
            let day = ZoneRules.utc.civil(at: row.receivedAt).date
            return "\(row.id) of \(day)" + (row.address.isEmpty ? "" : " from \(row.address)")
        }
        return bad(
            .unread,
            "Letters are kept as they came, because they could not be read (\(letters.joined(separator: ", "))): look "
                + "at them under /unticketed, and ask their senders.")
    }
}
