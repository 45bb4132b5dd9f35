import Testing

@testable import Regulations

struct DraftsTests {
    @Test(arguments: Drafts.names)
    func `every regulation of the repository loads without a blocking finding`(name: String) {
        let checked = Drafts.checked(name)
        let blocking = checked.findings.filter { $0.severity == .blocks }
        #expect(blocking.map(\.description) == [])
        #expect(checked.regulation?.id == name)
    }
}
