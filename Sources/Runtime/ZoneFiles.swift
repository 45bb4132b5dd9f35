import Foundation
import WorkingTime

/// Reads time zones from compiled tzdata files of the system; Foundation's own data lag behind
/// them.
public struct ZoneFiles: Sendable {
    /// Where Debian's tzdata lies.
    public static let systemFolder = "/usr/share/zoneinfo"
    public let folder: String
    /// Names the tzdata: its version file, else the folder.
    public let edition: String

    public init(folder: String = ZoneFiles.systemFolder) {
        self.folder = folder
        edition = Self.edition(in: folder)
    }

    /// Rules of an IANA zone; nil when there is none of that name. The name can never leave the
    /// folder.
    public func rules(_ name: String) -> ZoneRules? {
        bytes(name).flatMap { try? ZoneRules(tzif: $0, name: name, edition: edition) }
    }

    /// Zones of the folder by name, for a cure.
    public var names: [String] {
        let files =
            FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.filter { name in
            name.first?.isUppercase == true && name.split(separator: "/").allSatisfy(Self.isPlain)
        }.sorted()
    }

    /// The file of a zone, as an edition keeps it; nil when there is none of that name.
    public func bytes(_ name: String) -> [UInt8]? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.count <= 3, parts.allSatisfy(Self.isPlain) else { return nil }
        return FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) }
    }

    private static func isPlain(_ part: Substring) -> Bool {
        guard let first = part.utf8.first, first != UInt8(ascii: ".") else { return false }
        return part.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "+"):
                true
            default: false
            }
        }
    }

    /// The first line of `tzdata.zi` is `# version 2026f`; `+VERSION` is what the reference
    /// installation writes.
    private static func edition(in folder: String) -> String {
        for file in ["+VERSION", "tzdata.zi"] {
            guard let handle = FileHandle(forReadingAtPath: "\(folder)/\(file)") else { continue }
            defer { try? handle.close() }
            let line = String(decoding: handle.readData(ofLength: 64), as: UTF8.self).prefix {
                $0 != "\n"
            }
            if let version = line.split(separator: " ").last { return String(version) }
        }
        return "system"
    }
}
