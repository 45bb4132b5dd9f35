import Foundation

/// Lints as plain functions: files in, violations out. Each has a planted fault in `TidyTests`.
enum TidyChecks {
    /// Which modules a room may import, beside the standard library.
    static let imports: [String: Set<String>] = [
        "TextRules": [],
        "WorkingTime": [],
        "Regulations": ["WorkingTime", "Yams"],
        "ServiceDesk": ["Regulations", "WorkingTime"],
        "Store": [
            "CPQ", "Crypto", "Foundation", "GRDB", "GRDBSQLite", "Regulations", "ServiceDesk",
            "Synchronization",
            "WorkingTime",
        ],
        "Letters": ["Glibc", "TextRules"],
        "LetterParsing": ["CGMime", "CGMimeShim", "Glibc", "Letters"],
        "letter-reader": ["CSandbox", "Glibc", "LetterParsing", "Letters"],
        "Channels": [
            "CCurl", "CCurlShim", "CPSL", "CSandbox", "CXLSXWriter", "Crypto", "Foundation",
            "Glibc", "Letters", "TextRules",
        ],
        "Runtime": [
            "Channels", "Crypto", "CryptoExtras", "Foundation", "Letters", "Logging", "Regulations",
            "ServiceDesk",
            "ServiceLifecycle", "Store", "Synchronization", "TextRules", "WorkingTime",
        ],
        "Simulation": [
            "Channels", "Foundation", "Letters", "Logging", "Regulations", "Runtime", "ServiceDesk",
            "Store",
            "Synchronization", "WorkingTime",
        ],
        "Web": [
            "Channels", "Crypto", "Foundation", "HTTPTypes", "Hummingbird", "Letters", "Logging",
            "NIOCore",
            "NIOHTTPTypes",
            "Regulations", "Runtime", "ServiceDesk", "Store", "Synchronization", "TextRules",
            "WorkingTime",
        ],
        "reglament": [
            "ArgumentParser", "Channels", "Foundation", "Letters", "Logging", "Regulations",
            "Runtime", "ServiceDesk",
            "ServiceLifecycle", "Simulation", "Store", "TextRules", "Web", "WorkingTime",
        ],
    ]

    static func foreignImports(_ files: [SourceFile]) -> [String] {
        files.flatMap { file -> [String] in
            guard let room = file.room, let allowed = imports[room] else {
                return ["\(file.path): a room without a rule"]
            }
            return file.lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(of: "import"), at <= 1, words.count > at + 1,
                    !line.hasPrefix(" ")
                else {
                    return nil
                }
                let module = words[at + 1].split(separator: ".")[0]
                return allowed.contains(String(module))
                    ? nil : "\(file.path): \(room) may not import \(module)"
            }
        }
    }

    static let lineMax = 100
    /// Of a line of text: a literal, or the sentence that a test is called by.
    static let textLineMax = 120
    static let fileMax = 500
    static let functionMax = 70

    static func longLines(_ files: [SourceFile]) -> [String] {
        files.flatMap { file -> [String] in
            var isInText = false
            return file.lines.enumerated().compactMap { number, line in
                let marks = line.components(separatedBy: "\"\"\"").count - 1
                let isText = isInText || line.contains("\"") || line.contains("`")
                if marks % 2 == 1 { isInText.toggle() }
                return line.count > (isText ? textLineMax : lineMax)
                    ? "\(file.path):\(number + 1)" : nil
            }
        }
    }

    /// Rules that a door has of its own: states, authority and turns are asked of the core. What
    /// is open or over is told everywhere, and asked nowhere where acts are offered.
    static func ruleWords(_ files: [SourceFile]) -> [String] {
        let doors = [
            "/Sources/Web/Acts/", "/Sources/Web/API/API+A", "/Sources/Web/API/APIShapes+Act",
        ]
        let rooms = ["/Sources/Web/", "/Sources/Runtime/"]
        let rules = [
            "canBeReopened", ".overseers", "happened.contains", ".isFinal", ".by.isEmpty",
            ".mayWithdraw",
        ]
        let (state, roles) = (stateCompared, rolesCompared)
        return rooms.flatMap { room in files.filter { $0.path.hasPrefix(room) } }.flatMap { file in
            let isDoor = doors.contains { file.path.hasPrefix($0) }
            let words = rules + (isDoor ? ["state ==", "state !=", ".isOpen"] : [])
            return file.lines.enumerated().compactMap { number, line in
                let isOne =
                    words.contains { line.contains($0) }
                    || line.contains("= .") && line.contains(state)
                    || (line.contains("isDisjoint") || line.contains("has(anyOf"))
                        && line.contains(roles)
                return isOne ? "\(file.path):\(number + 1)" : nil
            }
        }
    }

    /// A ticket's state, compared with one that has a name.
    private static var stateCompared: Regex<AnyRegexOutput> {
        let states = [
            "received", "held", "admitted", "inProgress", "waitingClient", "waitingThirdParty",
            "waitingApproval", "handedOver", "postponed", "done", "signedOff", "closed", "refused",
            "notAdmitted",
        ]
        // The pattern is written above, so it is one.
        return try! Regex("[!=]= \\.(?:\(states.joined(separator: "|")))\\b")
    }

    /// Roles that are asked for, compared with those that somebody has.
    private static var rolesCompared: Regex<Substring> {
        /isDisjoint\(with: [a-z.]*(?:roles|overseers)\)|has\(anyOf:/
    }

    /// How many files know an act by its name.
    static let actFilesMax = 8
    /// Acts that are steps of others as well: fields are filled in by forms, letters and stories,
    /// and a ticket is placed by what they say.
    static let stepsOfOthers = ["fill": 14, "place": 9]

    /// Acts whose name stands in more files than it should, of those that speak of acts or
    /// commands.
    static func actsInManyFiles(_ files: [SourceFile], acts: [String]) -> [String] {
        let speaking = files.filter { $0.text.contains(/\b(Act|Command)\b/) }
        let names = speaking.map { file in
            Set(
                file.text.matches(of: /(?:^|[\s(\[{!:])(?:Act|Command)?\.([a-z]\w+)/).map {
                    $0.output.1
                })
        }
        return acts.compactMap { act in
            let count = names.count { $0.contains(act[...]) }
            return count > stepsOfOthers[act] ?? actFilesMax ? "\(act): \(count) files" : nil
        }
    }

    /// The names of acts, as the core lists them.
    static func acts(_ files: [SourceFile]) -> [String] {
        let text = files.first { $0.path.hasSuffix("/Act/Act.swift") }?.text ?? ""
        let list = text.components(separatedBy: "/// The row of the table.")[0]
        return list.matches(of: /(?m)^    case (.+)$/).flatMap { match in
            match.output.1.split(separator: ",").map {
                String($0.drop { $0 == " " }.prefix { $0.isLetter })
            }
        }
    }

    static func longFiles(_ files: [SourceFile]) -> [String] {
        files.filter { $0.lines.count > fileMax }.map(\.path)
    }

    /// Where the machine may be asked for time, ids and chance.
    static let worldFiles: Set<String> = [
        "/Sources/Runtime/World.swift",
        // Commands that check a file know today's date; nothing they print depends on the time of
        // day.
        "/Sources/reglament/RegulationPath.swift",
    ]

    static func askingTheMachine(_ files: [SourceFile]) -> [String] {
        let words = [
            "Date()", "UUID()", ".random(in", "SystemRandomNumberGenerator", "ContinuousClock",
            "Date.now",
        ]
        return files.filter { !worldFiles.contains($0.path) }.flatMap { file in
            words.filter { file.text.contains($0) }.map { "\(file.path): \($0)" }
        }
    }

    /// The one picker, and what a language calls itself.
    static let pickers = ["/Words/Trilingual.swift", "/Words/Language.swift"]

    static func picksByLanguage(_ files: [SourceFile]) -> [String] {
        let others = files.filter { file in !pickers.contains { file.path.hasSuffix($0) } }
        return others.filter { $0.text.contains(/case [^:\n]*(\.kk\b|"kk")[^:\n]*:/) }.map(\.path)
    }

    /// What only a driver's folder may know.
    static let driverWords = [
        "SQLite": [
            "GRDB", "PRAGMA", "sqlite_master", "WITHOUT ROWID", "AUTOINCREMENT", "INSERT OR ",
        ],
        "PostgreSQL": ["CPQ", "PQ", "pg_", "FOR UPDATE", "LISTEN", "NOTIFY", "::"],
    ]

    static func driversOutsideTheirFolder(_ files: [SourceFile]) -> [String] {
        driverWords.flatMap { folder, words in
            files.filter { $0.room == "Store" && !$0.path.contains("/\(folder)/") }.flatMap {
                file in
                words.filter { file.text.contains($0) }.map { "\(file.path): \($0)" }
            }
        }
    }

    /// The code knows mechanisms, not companies; the demo command names the regulation it shows.
    static func companies(_ files: [SourceFile], names: [String]) -> [String] {
        files.filter { !$0.path.contains("Demo") && $0.room != "reglament" }.flatMap { file in
            names.filter { name in file.text.lowercased().contains("\"\(name)") }.map {
                "\(file.path): \($0)"
            }
        }
    }

    static func unfinished(_ files: [SourceFile]) -> [String] {
        let marks = ["TO" + "DO", "FIX" + "ME"]
        return files.flatMap { file in
            marks.filter { file.text.contains($0) }.map { "\(file.path): \($0)" }
        }
    }

    static func emptyNames(_ files: [SourceFile]) -> [String] {
        let words = ["Common", "Utils", "Manager", "Helper"]
        return files.compactMap { file in
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            return words.contains { name.contains($0) } ? file.path : nil
        }
    }

    /// An exhaustive switch over the journal's events is how a new event finds every place that
    /// must know it.
    static func defaultsOverEvents(_ files: [SourceFile]) -> [String] {
        files.filter { ($0.room == "ServiceDesk" || $0.room == "Store") }.flatMap {
            file -> [String] in
            let blocks = file.text.components(separatedBy: "switch ").dropFirst()
            return blocks.compactMap { block in
                let body = block.prefix(6000)
                guard body.hasPrefix("record.event") || body.hasPrefix("event {") else {
                    return nil
                }
                let end = body.range(of: "\n    }")?.lowerBound ?? body.endIndex
                return body[..<end].contains("default:") ? file.path : nil
            }
        }
    }

    /// Links of documents lead to files that exist.
    static func brokenLinks(_ documents: [SourceFile], exists: (String) -> Bool) -> [String] {
        documents.flatMap { document -> [String] in
            document.text.components(separatedBy: "](").dropFirst().compactMap { rest -> String? in
                let target = rest.prefix { $0 != ")" && $0 != "#" && $0 != " " }
                guard !target.isEmpty, !target.hasPrefix("http"), !target.hasPrefix("mailto") else {
                    return nil
                }
                let folder = document.path.split(separator: "/").dropLast().joined(separator: "/")
                let path = target.hasPrefix("/") ? String(target) : "\(folder)/\(target)"
                return exists(path) ? nil : "\(document.path): \(target)"
            }
        }
    }
}
