/// Why a change of people is not made, where it stands, and what to do.
public struct PeopleRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Place: Sendable, Hashable {
        case member(String)
        case contact(String)
        /// Roles of a contact.
        case roles(String)
        case project(String, client: String)
        case agreement(String, client: String)
    }

    public var fault: PeopleFault
    public var place: Place
    /// Cause and cure, for commands and programs.
    public var sentence: String

    public var description: String {
        switch place {
        case .member(let id): "staff \(id): \(sentence)"
        case .contact(let id), .roles(let id): "contact \(id): \(sentence)"
        case .project(let id, let client): "client \(client), project \(id): \(sentence)"
        case .agreement(let id, let client): "client \(client), agreement \(id): \(sentence)"
        }
    }
}
