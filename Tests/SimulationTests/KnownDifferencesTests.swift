import Foundation
import Simulation
import Testing

@Suite struct KnownDifferencesTests {
    @Test func `a scenario is known by its folder and name`() throws {
        let known = try KnownDifferences(text: "# debts\n\necho/late: it comes late\n")
        #expect(known.reason(of: "/some/where/echo/scenarios/late.yaml") == "it comes late")
        #expect(known.reason(of: "/some/where/cetera/scenarios/late.yaml") == nil)
        #expect(known.reason(of: "regulations/echo/scenarios/later.yaml") == nil)
    }

    @Test(arguments: ["echo/late", "late: it comes late", "echo/late:  "])
    func `a line without a folder, a name or a reason is refused with its number`(line: String) {
        let problem = #expect(throws: KnownDifferences.Problem.self) {
            try KnownDifferences(text: "# debts\n\(line)\n")
        }
        #expect(problem?.description.hasPrefix("line 2: ") == true)
    }

    @Test func `every line names a scenario that there is`() throws {
        let file = RegulationsOnDisk.folder.appending(path: "known-differences.txt")
        let names = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.compactMap {
                $0.split(separator: ":").first?.split(separator: "/")
            }
        for name in names {
            let scenario = RegulationsOnDisk.folder.appending(
                path: "\(name[0])/scenarios/\(name[1]).yaml")
            #expect(FileManager.default.fileExists(atPath: scenario.path), "\(name)")
        }
    }
}
