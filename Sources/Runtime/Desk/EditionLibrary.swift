import Crypto
import Foundation
import Regulations
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// Regulations ready to be executed, by digest: the published versions, with clients' changes and
/// other readings compiled when they are first needed.
package final class EditionLibrary: Sendable {
    struct Version: Sendable {
        var digest: String
        var checked: Checked
        var inForce: CivilDate
    }

    private struct State {
        mutating func forgetCompiled() {
            (compiled, changed, readings, alternatives) = ([:], [:], [:], [:])
        }

        /// Latest in force first.
        var versions: [Version] = []
        /// The published versions, by digest.
        var compiled: [String: Edition] = [:]
        /// With clients' changes, by digest and changes; clients with the same changes have one.
        var changed: [String: Edition] = [:]
        var readings: [String: [OtherReading]] = [:]
        var alternatives: [String: [AlternativeEdition]] = [:]
        var calendars: CalendarData?
        /// Of what was taken in; the same again changes nothing.
        var loaded: [String]?
        /// Moves with everything that editions are made of.
        var generation = 0
    }

    /// Editions with clients' changes that are kept. They share all but what is changed with the
    /// published one, so that to make one again costs little, and to keep them all would cost
    /// memory for each client.
    static let changedMax = 100
    /// Sets of other readings that are kept with clients' changes.
    static let alternativesMax = 20

    /// A published version under one other reading.
    private struct OtherReading {
        var source: RegulationSource
        var alternative: AlternativeEdition
    }

    /// What is known where no edition of the database tells.
    let base: CheckWorld
    /// Digest to a published text that is known to be read already.
    private let known: [String: Checked]
    private let state = Mutex(State())

    /// - Parameter known: texts that need not be read again, by digest.
    package init(world: CheckWorld, known: [String: Checked] = [:]) {
        (base, self.known) = (world, known)
    }

    /// The same published versions, but that the one of this digest says what `checked` does.
    package func replacing(_ digest: String, by checked: Checked) -> EditionLibrary {
        let other = EditionLibrary(world: base, known: known.merging([digest: checked]) { $1 })
        var state = state.withLock { $0 }
        state.forgetCompiled()
        for index in state.versions.indices where state.versions[index].digest == digest {
            state.versions[index].checked = checked
        }
        other.state.withLock { [state] in $0 = state }
        return other
    }

    /// Another one stands for other editions; it means nothing to another process.
    var generation: Int { state.withLock(\.generation) }

    var world: CheckWorld { state.withLock(\.calendars)?.world ?? base }

    /// Zones and countries that the published regulations name.
    var calendarNames: (zones: Set<String>, countries: Set<String>) {
        let regulations = state.withLock(\.versions).compactMap(\.checked.regulation)
        let items = regulations.flatMap { $0.calendars.pairs.map(\.item) }
        return (
            Set(regulations.map(\.timeZone) + items.compactMap(\.timeZone)),
            Set(items.compactMap(\.holidays))
        )
    }

    package static func digest(_ bytes: some Sequence<UInt8>) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(bytes)))
    }

    /// Takes the published versions in, with the calendars' data.
    func load(
        _ editions: [Editions.Edition], holidays: [Editions.Edition], zones: [Editions.Edition]
    ) throws(EditionError) {
        let loaded = (editions + holidays + zones).map { "\($0.digest) \($0.publishedAt.seconds)" }
        guard loaded != state.withLock(\.loaded) else { return }
        let calendars = try CalendarData(base: base, holidays: holidays, zones: zones)
        state.withLock { state in
            (state.calendars, state.loaded) = (calendars, nil)
            state.generation += 1
            state.forgetCompiled()
        }
        try load(editions)
        state.withLock { state in
            state.loaded = loaded
            // What was made meanwhile was made of the old versions and the new calendars.
            state.generation += 1
        }
    }

    private func load(_ editions: [Editions.Edition]) throws(EditionError) {
        let world = world
        var versions: [Version] = []
        for edition in editions {
            let text = String(decoding: edition.bytes, as: UTF8.self)
            let checked =
                known[edition.digest]
                ?? RegulationFile.readPublished(text: text, file: edition.name, world: world)
            guard let regulation = checked.regulation else {
                let cause =
                    checked.findings.first { $0.severity == .blocks }?.description
                    ?? "it cannot be read"
                throw EditionError(description: "published regulation \(edition.name): \(cause)")
            }
            versions.append(
                .init(digest: edition.digest, checked: checked, inForce: regulation.inForce))
        }
        let sorted = versions.sorted { $0.inForce > $1.inForce }
        state.withLock { $0.versions = sorted }
    }

    /// The published versions, the latest in force first.
    package var regulations: [Regulation] {
        state.withLock(\.versions).compactMap(\.checked.regulation)
    }

    /// The published version of this label; of several that older programs let stand, the last.
    func edition(id: String, version: String) throws(EditionError) -> Edition? {
        let found = state.withLock { state in
            state.versions.first {
                $0.checked.regulation?.id == id && $0.checked.regulation?.version == version
            }
        }
        return try found.map { found throws(EditionError) in try published(found) }
    }

    /// The version in force at `instant`: the latest that has begun; before the first of them, the
    /// first.
    func version(at instant: Instant) -> Version? {
        let versions = state.withLock(\.versions)
        // Whenever it is: asked for every line of a statement.
        guard versions.count > 1 else { return versions.last }
        let world = world
        return versions.first { version in
            let zone = version.checked.regulation.flatMap { world.zone($0.timeZone) } ?? .utc
            return version.inForce <= zone.civil(at: instant).date
        } ?? versions.last
    }

    /// What the version in force at `instant` keeps back. Without one nobody works here.
    func sight(at instant: Instant) -> Sight {
        version(at: instant)?.checked.regulation?.sight ?? .open
    }

    /// The edition under which a new interaction of this client is judged.
    package func edition(at instant: Instant, changes: [String: String]) throws(EditionError)
        -> Edition
    {
        guard let version = version(at: instant) else {
            throw EditionError(
                description: "no regulation is published; run 'reglament publish' first")
        }
        return try compiled(version, changes: changes)
    }

    /// The edition that a ticket is pinned to: `digest`, or `digest+changes`.
    func edition(pinned: String) throws(EditionError) -> Edition {
        if let edition = state.withLock({ $0.compiled[pinned] ?? $0.changed[pinned] }) {
            return edition
        }
        let parts = pinned.split(separator: "+", maxSplits: 1)
        let version = state.withLock { state in
            state.versions.first { $0.digest == parts.first.map(String.init) }
        }
        guard let version else {
            throw EditionError(description: "regulation \(pinned.prefix(12)) is not published here")
        }
        return try compiled(version, changes: Self.changes(parts.count > 1 ? String(parts[1]) : ""))
    }

    private func compiled(_ version: Version, changes: [String: String]) throws(EditionError)
        -> Edition
    {
        guard !changes.isEmpty else { return try published(version) }
        let pin = "\(version.digest)+\(Self.text(changes))"
        if let edition = state.withLock({ $0.changed[pin] }) { return edition }
        let (base, source) = (try published(version), version.checked.source)
        // A path that leads nowhere, as one of a later version may, changes nothing.
        let fitting = source.applying(changes: Self.nodes(changes)) == nil ? [:] : changes
        guard let made = try changed(base, source, fitting, digest: pin) else {
            throw EditionError(
                description: "the client's changes do not fit the regulation: \(Self.text(changes))"
            )
        }
        state.withLock { state in
            if state.changed.count >= Self.changedMax { state.changed.removeAll() }
            state.changed[pin] = made
        }
        return made
    }

    private func published(_ version: Version) throws(EditionError) -> Edition {
        if let edition = state.withLock({ $0.compiled[version.digest] }) { return edition }
        guard let regulation = version.checked.regulation else {
            throw EditionError(
                description: "regulation \(version.digest.prefix(12)) cannot be read")
        }
        let made = try Edition(
            compiling: regulation, digest: version.digest, world: world,
            earlier: try earlier(regulation))
        state.withLock { $0.compiled[version.digest] = made }
        return made
    }

    /// An edition with a client's changes; nil: they do not fit it.
    private func changed(
        _ base: Edition, _ source: RegulationSource, _ changes: [String: String], digest: String
    ) throws(EditionError) -> Edition? {
        guard let regulation = source.regulation(base.regulation, changing: Self.nodes(changes))
        else { return nil }
        return try Edition(base, changedTo: regulation, digest: digest, world: world) {
            () throws(EditionError) in
            try earlier(regulation)
        }
    }

    /// The regulation's calendars by the data that newer ones have replaced.
    private func earlier(_ regulation: Regulation) throws(EditionError) -> [Edition.Earlier] {
        var earlier: [Edition.Earlier] = []
        for (until, world) in state.withLock(\.calendars)?.replaced ?? [] {
            let edition = try Edition(compiling: regulation, digest: "", world: world)
            earlier.append(.init(until: until, calendars: edition.calendars))
        }
        return earlier
    }

    /// The other readings of the edition's file that have another form (decision 36).
    func alternatives(to edition: Edition) -> [AlternativeEdition] {
        let pin = edition.basis.digest
        if let known = state.withLock({ $0.alternatives[pin] }) { return known }
        let parts = pin.split(separator: "+", maxSplits: 1)
        let digest = parts.first.map(String.init)
        guard
            let version = state.withLock({ state in state.versions.first { $0.digest == digest } })
        else { return [] }
        let changes = Self.changes(parts.count > 1 ? String(parts[1]) : "")
        let made = readings(of: version).compactMap { alternative($0, changes, pin: pin) }
        state.withLock { state in
            if state.alternatives.count >= Self.alternativesMax { state.alternatives.removeAll() }
            state.alternatives[pin] = made
        }
        return made
    }

    /// The other reading first, then the client's changes, as the language orders them (LANGUAGE
    /// §16).
    private func alternative(
        _ other: OtherReading, _ changes: [String: String], pin: String
    ) -> AlternativeEdition? {
        var alternative = other.alternative
        guard !changes.isEmpty else { return alternative }
        let digest = "\(pin):\(alternative.reading):\(alternative.alternative)"
        guard let edition = try? changed(alternative.edition, other.source, changes, digest: digest)
        else { return nil }
        alternative.edition = edition
        return alternative
    }

    /// The version under each other reading, made once.
    private func readings(of version: Version) -> [OtherReading] {
        if let known = state.withLock({ $0.readings[version.digest] }) { return known }
        let made =
            version.checked.regulation?.readings.pairs.flatMap { reading, item in
                item.alternatives.pairs.filter { !$0.item.paths.isEmpty }.compactMap { name, _ in
                    other(reading, name, of: version)
                }
            } ?? []
        state.withLock { $0.readings[version.digest] = made }
        return made
    }

    private func other(_ reading: String, _ name: String, of version: Version) -> OtherReading? {
        guard let source = version.checked.source.applying(reading: reading, alternative: name),
            let regulation = source.checkedAsWritten(in: world).0,
            let edition = try? Edition(
                compiling: regulation, digest: "\(version.digest):\(reading):\(name)", world: world)
        else { return nil }
        return OtherReading(
            source: source,
            alternative: AlternativeEdition(reading: reading, alternative: name, edition: edition))
    }

    private static func nodes(_ changes: [String: String]) -> [(path: String, value: Node)] {
        changes.sorted { $0.key < $1.key }.map { ($0.key, Node.scalar($0.value)) }
    }

    /// Changes as one line, so that a ticket's basis names them.
    private static func text(_ changes: [String: String]) -> String {
        changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
    }

    private static func changes(_ text: String) -> [String: String] {
        text.split(separator: ";").reduce(into: [:]) { changes, part in
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { changes[String(pair[0])] = String(pair[1]) }
        }
    }
}
