import HTTPTypes
import Hummingbird

/// A form whose session ended before it arrived. Nothing of it is stored: it travels in the sign-in
/// page and comes back with the password, to be shown again to the same person, who presses.
struct KeptForm: Sendable {
    /// Bytes of all its words together.
    static let bytesMax = 2 * Site.textMax
    static let fieldsMax = 64

    let url: SiteURL
    let fields: [String: String]
    /// Browsers fill in no files: they are asked for again.
    let hadFiles: Bool
    /// The password came with it.
    var isFromSignIn = false

    /// nil: it is larger than any of ours.
    init?(_ url: SiteURL, _ form: FormData) {
        var fields = form.fields
        let hadFilesBefore = fields.removeValue(forKey: Self.files) != nil
        self.init(url: url, fields: fields, hadFiles: !form.files.isEmpty || hadFilesBefore)
    }

    private init?(url: SiteURL, fields: [String: String], hadFiles: Bool) {
        var fields = fields
        fields[FormMark.tokenName] = nil
        guard fields.count <= Self.fieldsMax,
            fields.reduce(0, { $0 + $1.key.utf8.count + $1.value.utf8.count }) <= Self.bytesMax
        else { return nil }
        (self.url, self.fields, self.hadFiles) = (url, fields, hadFiles)
    }

    func belongs(to person: String) -> Bool { fields[FormMark.personName] == person }

    // MARK: In the sign-in page

    private static let path = "kept_path"
    private static let files = "kept_files"
    private static let prefix = "kept."

    /// A field of the kept form, by its name in the sign-in page.
    static func holds(_ name: String) -> Bool { name.hasPrefix(prefix) }

    /// As it comes back from the sign-in page.
    init?(signIn form: [String: String]) {
        guard let url = form[Self.path].flatMap({ SiteURL(path: $0) }) else { return nil }
        let own = form.filter { $0.key.hasPrefix(Self.prefix) }
        self.init(
            url: url,
            fields: own.reduce(into: [:]) {
                $0[String($1.key.dropFirst(Self.prefix.count))] = $1.value
            },
            hadFiles: form[Self.files] != nil)
        isFromSignIn = true
    }

    /// Hidden fields: the page waits for a password, and who looks at it may be somebody else by
    /// now.
    var inputs: HTML {
        """
        <input type="hidden" name="kept_path" value="\(url)">\(filesMark)\
        \(fields.sorted { $0.key < $1.key }.map { name, value in
            #"<input type="hidden" name="kept.\#(name)" value="\#(value)">"# as HTML
        })
        """
    }

    /// Says that there were files, to the page that brings the form back.
    var filesMark: HTML? { hadFiles ? #"<input type="hidden" name="kept_files" value="1">"# : nil }
}

extension Request {
    /// The browser says that a page of this site sent the form: what another site fills in is
    /// nobody's words.
    var isFromOwnPage: Bool {
        if let site = headers[.fetchSite] { return site == "same-origin" }
        guard let origin = headers[.origin], let host = head.authority else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}
