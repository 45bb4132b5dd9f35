import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// The version of the regulation that a client is asked to sign.
public struct VersionToSign: Sendable, Hashable {
    /// `id version`
    public var regulation: String
    public var digest: String
    public var inForce: CivilDate
    /// Who signed it for the client, if somebody did.
    public var signed: Acknowledgement?
}

extension Desk {
    /// The version in force, with the client's signature when there is one.
    public func versionToSign(of client: Client) throws -> VersionToSign {
        let edition = try edition()
        let digest = edition.signedDigest
        return VersionToSign(
            regulation: edition.basis.regulation, digest: digest,
            inForce: edition.regulation.inForce,
            signed: client.acknowledgements.last { $0.digest == digest })
    }

    /// Journals a contact's signature under the version in force; signing twice changes nothing.
    ///
    /// - Parameter digest: of the version that the person has read.
    /// - Throws: `StoreError.conflict` when another version has come into force meanwhile.
    public func acknowledge(digest: String, by contact: Contact, of client: String) async throws {
        let now = world.now()
        guard let known = people.clients[client] else { return }
        let version = try versionToSign(of: known)
        guard version.digest == digest else { throw StoreError.conflict(.regulation) }
        let signature = Acknowledgement(
            contact: contact.id, regulation: version.regulation, digest: digest, at: now)
        try await store.write { [self] transaction in
            let journal = PeopleJournal(journal: journal)
            var current = try journal.client(client, in: transaction)
            guard !current.hasAcknowledged(digest: digest, by: now) else { return }
            let actor = Actor(kind: .contact, id: contact.id, roles: contact.roles)
            try journal.append(
                [.acknowledged(signature)], to: &current, at: now, actor: actor, in: transaction)
        }
        try await reloadPeople()
    }
}

extension Edition {
    /// Names the regulation's version in a signature, without what a client's agreement changes in
    /// it.
    public var signedDigest: String { String(basis.digest.prefix { $0 != "+" }) }
}
