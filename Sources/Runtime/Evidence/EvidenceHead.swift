import Foundation
import Store
import WorkingTime

/// Of whom and of when a pack speaks, and the seal that binds it (docs/evidence.md).
struct EvidenceHead: Sendable {
    static let magic = "reglament-evidence"
    static let version = "2"
    /// Without settlements: what was sent was no part of a pack, and of no seal.
    static let versions = ["1", version]

    var desk: String
    var client: String
    /// First day of it.
    var month: CivilDate
    /// Of the seal.
    var day: CivilDate
    var parts: Seal.Parts
    /// As the pack says; it must be that of the parts.
    var hash: Data
    /// Ed25519; empty: the seal is not signed.
    var signature: Data
    var path: [ShareTree.Step]
    var ownPath: [ShareTree.Step]
}

/// Why a pack cannot be made or gone over: place, cause and cure.
public struct EvidenceFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// Of the file, from 1; nil: the fault is of no line.
    public var line: Int?
    public var cause: String

    public init(line: Int? = nil, _ cause: String) {
        self.line = line
        self.cause = cause
    }

    public var description: String { line.map { "line \($0): \(cause)" } ?? cause }
}
