import Regulations
import ServiceDesk
import TextRules

/// Why an administrator's form about people was not accepted.
public enum PeopleFault: Error, Sendable, Hashable {
    case badName, badID, idTaken, badMail, badAddress, noSuchLanguage, noSuchRole, noSuchStaff,
        noSuchAgreement
    case badPeriod, tooMany, lastAdministrator, badSite, badServices
    /// Somebody else of the staff has this mail address.
    case mailTaken(String)
    /// A contact of another client is reached there, and nobody said that this is meant.
    case addressElsewhere(String, client: String)
    /// The regulation does not let the role be given so.
    case seat(SeatFault)
    /// Another contact is reached there.
    case addressTaken(String)
    /// A value of an agreement: its path, and what the regulation's own check finds; nil: it is no
    /// plain text.
    case badChange(String, FindingCode?)
    /// A character that has no place in the text of a form's field.
    case character(field: String, TextFault)
}
