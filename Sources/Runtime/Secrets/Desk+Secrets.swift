import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Values of secret fields: they lie sealed beside the journal, and each reading is written down.
extension Desk {
    /// The events with secrets as references to sealed rows, which are stored. Without a file of
    /// keys they stay as they are, and `doctor` says so.
    func sealing(
        _ event: TicketEvent, under regulation: Regulation, in transaction: Transaction
    ) throws -> TicketEvent {
        guard let vault, case .filled(var filled) = event else { return event }
        for (name, value) in filled.fields.sorted(by: { $0.key < $1.key }) {
            guard regulation.fields[name]?.kind == .secret, case .text(let text) = value,
                !value.isEmpty
            else { continue }
            let id = world.newID()
            let (box, key) = try vault.seal(text, content: id, world: world)
            let draft = Contents.Draft(
                id: id, kind: .sealed, salt: Data(world.randomBytes(16)), bytes: box)
            try Contents(desk: self.id).store(draft, in: transaction)
            try SealedKeys(desk: self.id).save(key, in: transaction)
            filled.fields[name] = .sealed(draft.ref)
        }
        return .filled(filled)
    }

    /// What is stated as a secret beside a letter goes into its field and is not kept beside the
    /// letter: after a crash in between it is asked for again.
    func leaveSecretsOut(of letter: inout StoredLetter, at instant: Instant) throws {
        guard vault != nil, let stated = letter.stated, !stated.fields.isEmpty else { return }
        let fields = try edition(at: instant).regulation.fields
        letter.stated?.fields = stated.fields.filter { fields[$0.key]?.kind != .secret }
    }

    /// Whether the secrets of a ticket that they see are theirs to read.
    public func maySee(secretsOf view: TicketView, _ viewer: Viewer) -> Bool {
        viewer.colleague != nil
            && people.shows(.secrets, to: viewer, project: view.row.projectKey)
    }

    /// A secret of a ticket, read by somebody who sees the ticket and may see secrets. The reading
    /// is written down first.
    ///
    /// - Returns: nil: there is none for them.
    /// - Throws: `VaultProblem` where it cannot be opened.
    public func secret(_ field: String, ofTicket number: Int, by viewer: Viewer) async throws
        -> String?
    {
        guard let view = try await ticket(number: number, for: viewer),
            let person = viewer.colleague,
            view.edition.regulation.fields[field]?.kind == .secret,
            let value = view.stream.ticket.fields[field], !value.isEmpty,
            maySee(secretsOf: view, viewer)
        else { return nil }
        let now = world.now()
        let kept = try await store.write { [self] transaction -> (Data, SealedKeys.Wrapped)? in
            try Audit(desk: id).record(
                .init(
                    .read, by: person, on: String(number),
                    detail: "\(KeptMatter.secrets.rawValue) \(field)"), at: now, in: transaction)
            guard case .sealed(let ref) = value,
                case .whole(let box) = try Contents(desk: id).kept(ref, in: transaction),
                let key = try SealedKeys(desk: id).key(of: ref.id, in: transaction)
            else { return nil }
            return (box, key)
        }
        // Of before there was a file of keys.
        if case .text(let text) = value { return text }
        guard let (box, key) = kept else {
            throw VaultProblem(description: "the secret was erased, or is damaged")
        }
        guard let vault else {
            throw VaultProblem(
                description: "the server was started without its file of keys: serve --secrets-key")
        }
        return try vault.open(box, key: key)
    }

    /// Closes anew what another master key has closed.
    ///
    /// - Returns: how many there were.
    func rewrapSecrets() async throws -> Int {
        guard let vault else { return 0 }
        let keys = SealedKeys(desk: id)
        return try await store.write { [self] transaction in
            let others = try keys.masters(in: transaction).filter { $0 != vault.current }
            var count = 0
            for master in others where count < Self.rewrappedMax {
                for key in try keys.keys(
                    by: master, limit: Self.rewrappedMax - count, in: transaction)
                {
                    try keys.save(try vault.rewrap(key, world: world), in: transaction)
                    count += 1
                }
            }
            return count
        }
    }

    /// Keys closed anew in one transaction.
    static let rewrappedMax = 500
}
