import ArgumentParser
import Foundation
import Runtime
import ServiceDesk
import Simulation
import Store

/// An error whose sentence is all that its reader needs: it is said on standard error, and the
/// command ends with its code.
protocol Complaint: Error, CustomStringConvertible {
    var code: Int32 { get }
}

extension Complaint {
    var code: Int32 { 2 }

    func say() { FileHandle.standardError.write(Data("reglament: \(self)\n".utf8)) }
}

extension StoreError: Complaint {}
extension MailboxFile.Problem: Complaint {}
extension ReplyKeys.Problem: Complaint {}
extension SealProblem: Complaint {}
extension CallersTime.Refusal: Complaint {}
extension PeopleFile.Problem: Complaint {}
extension DemoStoryFile.Problem: Complaint {}
extension EditionError: Complaint {}
extension CaseFileError: Complaint {}
extension UnreadableFile: Complaint {
    var description: String { "\(file): \(cause)" }
}

/// A command's own reason to end.
struct Stop: Complaint {
    let description: String
    let code: Int32

    init(_ sentence: String, code: Int32 = 2) {
        description = sentence
        self.code = code
    }
}
