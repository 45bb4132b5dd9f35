import Regulations
import ServiceDesk
import TextRules
import WorkingTime

/// The same rules for people that the people file keeps to, for one thing at a time. What people
/// keep to as a whole is asked when a change is made (`PeopleRules`).
public struct PeopleCheck: Sendable {
    public static let nameMax = 200
    public static let addressesMax = 20

    let desk: Desk
    let edition: Edition
    let people: People

    public init(desk: Desk) throws {
        self.desk = desk
        edition = try desk.edition()
        people = desk.people
    }

    private var regulation: Regulation { edition.regulation }

    public func card(_ card: StaffEvent.Card) throws(PeopleFault) {
        try name(card.name)
        try language(card.language)
        try roles(card.roles, side: .provider)
    }

    public func contact(_ contact: Contact, of client: Client) throws(PeopleFault) {
        try name(contact.name)
        try language(contact.language)
        try roles(contact.roles, side: .client)
        guard contact.addresses.count <= Self.addressesMax else { throw .tooMany }
        for address in contact.addresses {
            guard Self.isPlain(address, max: Self.nameMax) else { throw .badAddress }
        }
    }

    public func agreement(_ agreement: ClientAgreement) throws(PeopleFault) {
        guard regulation.agreements[agreement.agreement] != nil else { throw .noSuchAgreement }
        guard ServiceNames.areFit(agreement.services) else { throw .badServices }
        for (path, value) in agreement.changes.sorted(by: { $0.key < $1.key }) {
            guard Self.isPlain(value, max: Self.nameMax) else { throw .badChange(path, nil) }
            var alone = agreement
            alone.changes = [path: value]
            if let finding = try? desk.findings(alone).first {
                throw .badChange(path, finding.code)
            }
        }
        if let finding = try? desk.findings(agreement).first {
            throw .badChange(agreement.changes.keys.sorted().first ?? "", finding.code)
        }
    }

    public func project(_ project: Project) throws(PeopleFault) {
        try name(project.name)
        try roles(Array(project.team.keys), side: .provider)
        guard project.sites.count <= DomainName.countMax,
            project.sites.allSatisfy(DomainName.isDomain)
        else {
            throw .badSite
        }
        for person in project.team.values.joined()
        where people.member(called: person).map(\.left) ?? true {
            throw .noSuchStaff
        }
    }

    /// A new name in the journal: `taken` has it already.
    public func id(_ id: String, isTaken: Bool) throws(PeopleFault) {
        let isPlain = id.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 95 || byte == 45
        }
        guard isPlain, (1...48).contains(id.utf8.count) else { throw .badID }
        guard !isTaken else { throw .idTaken }
    }

    public func name(_ name: String) throws(PeopleFault) {
        guard Self.isPlain(name, max: Self.nameMax) else { throw .badName }
    }

    private func language(_ language: String) throws(PeopleFault) {
        guard ["ru", "kk", "en"].contains(language) else { throw .noSuchLanguage }
    }

    private func roles(_ roles: [String], side: Role.Side) throws(PeopleFault) {
        guard roles.allSatisfy({ regulation.roles[$0]?.side == side }) else { throw .noSuchRole }
    }

    /// Something to read on one line: these values stand in headers of letters.
    private static func isPlain(_ text: String, max: Int) -> Bool {
        !text.allSatisfy(\.isWhitespace) && text.count <= max
            && TextShape.line.fault(in: text) == nil
    }

    static func isMail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && isPlain(text, max: nameMax)
            && !text.contains {
                $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "," || $0 == ";"
            }
    }
}

extension Desk {
    /// A value that agreements of a kind may change.
    public struct Term: Sendable, Hashable {
        /// Dotted path of the value in the regulation.
        public var path: String
        /// As it stands in the regulation; nil: nothing stands there.
        public var own: String?
        public var bound: Agreement.Bound?
        public var clauses: [String]
    }

    public func terms(ofAgreement kind: String) throws -> [Term] {
        let tree = library.version(at: world.now())?.checked.source.tree
        return try edition().regulation.agreements[kind]?.mayChange.map { change in
            let own = change.path.split(separator: ".").reduce(tree) { $0?[String($1)] }?.string
            return Term(path: change.path, own: own, bound: change.only, clauses: change.clauses)
        } ?? []
    }
}
