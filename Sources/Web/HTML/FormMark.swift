/// What every form of a signed-in person carries: proof that our page sent it, and whose page that
/// was.
struct FormMark: Sendable {
    static let tokenName = "form_token"
    static let personName = "form_person"

    /// Bound to the session; without it nothing is done.
    var token: String
    /// Whose words the form holds: they are shown again to nobody else.
    var person: String

    var html: HTML {
        """
        <input type="hidden" name="form_token" value="\(token)">\
        <input type="hidden" name="form_person" value="\(person)">
        """
    }
}
