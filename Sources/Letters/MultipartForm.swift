/// What a browser sends for a form with files (RFC 7578). `LetterReader` reads it.
public struct MultipartForm: Sendable, Equatable {
    /// Fields and files of one form.
    public static let partsMax = 200

    public struct File: Sendable, Equatable {
        public var field: String
        /// Made safe (`AttachmentName`).
        public var name: String
        /// Lower case, without parameters. The sender's claim.
        public var contentType: String
        public var bytes: [UInt8]

        package init(field: String, name: String, contentType: String, bytes: [UInt8]) {
            self.field = field
            self.name = name
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    /// The last value of a name counts.
    public var fields: [String: String] = [:]
    /// Files with bytes in them: a control where nobody chose a file sends an empty one without a
    /// name.
    public var files: [File] = []

    public init() {}
}
