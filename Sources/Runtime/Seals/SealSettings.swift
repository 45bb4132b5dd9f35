import Channels
import Foundation
import Letters
import Store

/// Where the seal of each day goes beside the database, and who signs it. Without any of these
/// nobody can tell a history that was written anew as a whole.
public struct SealSettings: Sendable {
    public var file: SealFile?
    /// Who gets each seal as a letter.
    public var addresses: [MailAddress] = []
    public var key: SealKey?

    public init() {}

    /// The scope with what this server knows itself: the seals of its file, and its key.
    func completing(_ scope: Verification.Scope) throws -> Verification.Scope {
        var scope = scope
        scope.anchors += try file?.anchors() ?? []
        scope.publicKey = scope.publicKey ?? key?.publicKey
        return scope
    }
}
