import Foundation

/// The command that starts a server, as it can be pasted into the shell that this program was
/// called from.
struct ServeLine: CustomStringConvertible {
    var program = CommandLine.arguments[0]
    var environment = ProcessInfo.processInfo.environment
    var data: String
    var database: String?
    /// Empty: the only one of the folder.
    var desk = ""

    var description: String {
        // The server would go by the variable, and not by the folder that is meant here.
        let astray = database == nil && environment["REGLAMENT_DATABASE"] != nil
        let options = ["--data", data] + (database.map { ["--database", $0] } ?? [])
        let words =
            (astray ? ["env", "-u", "REGLAMENT_DATABASE"] : []) + [program, "serve"] + options
            + (desk.isEmpty ? [] : ["--desk", desk])
        return words.map(Self.quoted).joined(separator: " ")
    }

    /// For a POSIX shell.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
                    || "%+,-./:@_".utf8.contains(byte)
            }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

/// What was done with a folder or database, and on a line of its own how to start a server on it.
struct StartAdvice: CustomStringConvertible {
    var done: String
    var line: ServeLine

    init(done: String, data: String, database: String?, desks: [String]) {
        let isOne = desks.count <= 1
        let held =
            isOne
            ? "; start it with"
            : "; it holds the desks \(desks.joined(separator: ", ")): start one with"
        self.done = done + held
        line = ServeLine(data: data, database: database, desk: isOne ? "" : desks[0])
    }

    var description: String { "\(done)\n  \(line)" }
}
