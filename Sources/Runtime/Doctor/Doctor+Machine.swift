import Channels
import Foundation
import Store
import WorkingTime

/// The folder, the disk, secrets, the server.
extension Doctor {
    func folderFindings() -> [Finding] {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: folder) else {
            return [
                bad(
                    .folder,
                    "There is no data folder \(folder): give --data, or run 'reglament serve' to make it."
                )
            ]
        }
        guard attributes[.type] as? FileAttributeType == .typeDirectory else {
            return [bad(.folder, "\(folder) is not a folder.")]
        }
        let mode = Self.permissions(attributes)
        var found: [Finding] = []
        if mode & 0o077 != 0 {
            found.append(
                bad(
                    .folder,
                    "Others may enter the data folder (\(Self.octal(mode))): run 'chmod 700 \(folder)'."
                ))
        }
        // For root everything is writable; what counts is what stands there.
        if mode & 0o200 == 0 || access(folder, W_OK) != 0 {
            found.append(
                bad(
                    .folder,
                    "The data folder cannot be written to: run 'chmod 700 \(folder)' as its owner.")
            )
        }
        if !Self.isOurs(attributes) {
            found.append(
                bad(
                    .folder,
                    "The data folder belongs to somebody else: run the desk as its owner, or change that."
                ))
        }
        if CallersTime.marks(folder) {
            found.append(
                bad(
                    .folder,
                    "The history in the data folder was made under a caller's time, for tests: serve people "
                        + "from another folder."))
        }
        found += entryFindings()
        return found.isEmpty
            ? [
                well(
                    .folder,
                    "The data folder \(folder) is there, ours alone with all its files, and writable."
                )
            ]
            : found
    }

    /// Entries told of one by one.
    private static let entriesMax = 10

    /// Links and files that are open to others; those that hold secrets are told of as such.
    private func entryFindings() -> [Finding] {
        let entries = DataFolder.entries(of: folder)
        let links = entries.filter(\.isLink).map {
            bad(
                .folder,
                "'\($0.path)' in the data folder is a symbolic link, with which the server does not start: put the "
                    + "file itself there, or take it away.")
        }
        let open = entries.filter { entry in
            !entry.isLink && !entry.isFolder && entry.permissions & 0o077 != 0
                && ![ReplyKeys.fileName, ControlSocket.fileName].contains(entry.path)
        }.map {
            bad(
                .folder,
                "The file '\($0.path)' of the data folder is open to others (\(Self.octal($0.permissions))): run "
                    + "'chmod 600 \(folder)/\($0.path)'.")
        }
        return Array((links + open).prefix(Self.entriesMax))
    }

    func diskFinding(_ databaseBytes: Int64) -> Finding {
        guard let free = freeBytes(folder) else {
            return bad(.disk, "Nobody says how much of the disk under \(folder) is free.")
        }
        if let size = DiskRoom.space(folder)?.size, DiskRoom.isShort(.init(free: free, size: size))
        {
            return bad(
                .disk,
                "Only \(free >> 20) MiB of the disk are free: letters and requests of clients are turned away, to come "
                    + "again later; free some space, more than \(DiskRoom.watermark(ofSize: size) >> 20) MiB."
            )
        }
        let words =
            "\(free >> 20) MiB of the disk are free, the database has \(databaseBytes >> 20) MiB"
        return free < max(Self.freeMin, databaseBytes)
            ? bad(
                .disk,
                "\(words): free some space, at least 1024 MiB and as much as the database has.")
            : well(.disk, "\(words).")
    }

    /// What the running server says of its mailboxes; nil: none runs.
    /// What became of asking the server that the data folder may have.
    enum Server {
        case answers(ControlReply)
        /// It takes connections, and says nothing.
        case silent
        /// Its socket is left, and nobody listens.
        case gone
        case absent
    }

    func server() async -> Server {
        do {
            return .answers(try await ask(.health, seconds: answerSeconds))
        } catch ControlError.failed {
            return .silent
        } catch {
            let socket = ControlSocket.file(in: folder)
            return FileManager.default.fileExists(atPath: socket) ? .gone : .absent
        }
    }

    /// Asking blocks: it has a thread of its own (decision 34).
    private static let asking = BlockingThreads(name: "doctor", count: 1)

    func ask(_ request: ControlRequest, of desk: String = "", seconds: Int) async throws
        -> ControlReply
    {
        let folder = folder
        return try await Self.asking.run {
            Result { () throws(ControlError) in
                try ControlSocket.ask(request, of: desk, folder: folder, seconds: seconds)
            }
        }.get()
    }

    func serverFinding(_ server: Server) -> Finding {
        switch server {
        case .answers: well(.server, "A server runs on the data folder and answers.")
        case .silent:
            bad(
                .server,
                "A server runs on the data folder and did not answer for \(answerSeconds) seconds: look at its log, "
                    + "and at what else this machine does.")
        case .gone:
            bad(
                .server,
                "A server that ran on the data folder is gone, and was not stopped: start it again."
            )
        case .absent: well(.server, "No server runs on the data folder.")
        }
    }

    /// Mailboxes of the running server.
    func mailboxFindings(_ health: ControlReply?) -> [Finding] {
        let text = health?.text ?? "[]"
        guard let boxes = try? JSONDecoder().decode([MailboxReport].self, from: Data(text.utf8))
        else { return [] }
        return boxes.map { box in
            guard let problem = box.problem else {
                return well(.incoming, "The mailbox \(box.name) is read.")
            }
            return bad(
                .incoming,
                "The mailbox \(box.name) cannot be read, \(box.failures) times by now: \(problem).")
        }
    }

    func secretFindings() -> [Finding] {
        let own = [ReplyKeys.fileName, ControlSocket.fileName].map { folder + "/" + $0 }
            .filter { FileManager.default.fileExists(atPath: $0) }
        let found = (own + secrets).compactMap { path -> Finding? in
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
                return self.bad(
                    .secrets, "The secret in \(path) cannot be read: make it, or run as its owner.")
            }
            guard Self.permissions(attributes) & 0o077 != 0 else { return nil }
            return self.bad(
                .secrets, "Others may read the secret in \(path): run 'chmod 600 \(path)'.")
        }
        return found.isEmpty
            ? [well(.secrets, "Secrets are readable by their owner alone.")] : found
    }

    private static func permissions(_ attributes: [FileAttributeKey: Any]) -> Int {
        (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    }

    private static func isOurs(_ attributes: [FileAttributeKey: Any]) -> Bool {
        let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
        return geteuid() == 0 || owner == geteuid()
    }

    private static func octal(_ mode: Int) -> String { String(mode, radix: 8) }
}

/// How a mailbox is doing, as the running server tells it.
struct MailboxReport: Codable, Sendable {
    var name: String
    var failures: Int
    /// nil: it is read.
    var problem: String?

    init(_ health: MailboxHealth) {
        (name, failures) = (health.name, health.failures)
        problem = health.failures > 0 ? health.lastError ?? "no reason is known" : nil
    }
}
