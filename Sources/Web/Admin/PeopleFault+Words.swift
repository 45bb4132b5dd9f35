import Regulations
import Runtime

extension PeopleFault {
    /// The field it stands at, and what to do.
    func told(_ words: Words) -> (field: String, text: String) {
        switch self {
        case .badName: ("name", words[.faultName])
        case .badID: ("id", words[.faultID])
        case .idTaken: ("id", words[.faultTaken])
        case .badMail: ("email", words[.faultMail])
        case .badAddress: ("addresses", words[.faultAddress])
        case .mailTaken(let name): ("email", "\(words[.faultAddressTaken]) \(name)")
        case .addressElsewhere(let name, let client):
            (
                "addresses",
                "\(words[.faultAddressTaken]) \(name), \(client). \(words[.faultElsewhere])"
            )
        case .addressTaken(let name): ("addresses", "\(words[.faultAddressTaken]) \(name)")
        case .tooMany: ("addresses", words[.faultMany])
        case .noSuchLanguage: ("language", words[.faultLanguage])
        case .noSuchRole: ("roles", words[.faultRole])
        case .noSuchStaff: ("team", words[.faultStaff])
        case .seat(.taken(_, let people, _)):
            ("roles", "\(words[.faultSeat]) \(people.joined(separator: ", "))")
        case .seat(.noDepartment): ("department", words[.faultDepartment])
        case .seat(.notOpen): ("roles", words[.faultSeatClosed])
        case .noSuchAgreement: ("kind", words[.faultAgreement])
        case .badServices: ("services", words[.faultServices])
        case .badSite: ("sites", words[.faultSite])
        case .badPeriod: ("from", words[.faultPeriod])
        case .lastAdministrator: ("administrator", words[.faultLast])
        case .character(let field, let fault): (field, words.told(fault, isGone: true))
        case .badChange(let path, let code):
            (
                "change.\(path)",
                "\(words[.faultChange]) \((code ?? .S001).words[words.language.rawValue])"
            )
        }
    }
}

extension [AdminForm.Field] {
    /// With the fault at its field; a fault of no field stands at the first.
    func with(_ fault: PeopleFault?, _ words: Words) -> Self {
        guard let (name, text) = fault?.told(words), !isEmpty else { return self }
        var fields = self
        let index = firstIndex { $0.name == name || name.hasPrefix($0.name + ".") } ?? 0
        fields[index].fault = text
        return fields
    }
}
