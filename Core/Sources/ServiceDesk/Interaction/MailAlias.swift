/// An address with something behind a plus, `anna+desk@alfa.example`, is delivered to `anna@`: both
/// the desk's addresses and those of its people are known by it.
public enum MailAlias {
    /// The address without what stands behind the plus; nil: there is none.
    public static func base(of address: String) -> String? {
        guard let at = address.lastIndex(of: "@"),
            let plus = address[..<at].firstIndex(of: "+"), plus > address.startIndex
        else { return nil }
        return String(address[..<plus] + address[at...])
    }
}
