import ArgumentParser
import Foundation
import Runtime
import Store

/// The desks of a data folder without a running server.
enum FolderDesks {
    /// Empty where the folder's own database does not tell: then whoever asks has to do with the
    /// name as it is.
    static func choice(_ folder: String) async -> DeskChoice {
        guard let store = try? StoreInspection(folder: folder) else { return DeskChoice(among: []) }
        defer { store.close() }
        return DeskChoice(among: (try? await store.desks()) ?? [])
    }
}

extension ServeOptions {
    /// Called so where nobody has said otherwise.
    static let firstDesk = "desk"

    /// The desk to run: the only one of the store, the one that is named, or a new one where there
    /// is none or where that was asked for.
    func desk(in store: Store) async throws -> String {
        let choice = DeskChoice(among: try await store.desks())
        guard newDesk else { return try choice.desk(named: desk) ?? Self.firstDesk }
        if desk.isEmpty { throw ValidationError("--new-desk: name it with --desk") }
        return choice.desks.contains(desk) ? desk : try DeskChoice.new(desk)
    }
}
