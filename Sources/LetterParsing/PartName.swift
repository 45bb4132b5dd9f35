/// A name for a part that gives none, by what it is: people save files by their names.
enum PartName {
    /// - Parameter number: counted from 1 among the files of the letter.
    static func made(of type: String, number: Int) -> String {
        let kind = type.prefix { $0 != "/" }
        let sub = type.dropFirst(kind.count + 1)
        if let known = endings[type] { return "\(stem(kind, type))-\(number).\(known)" }
        let isPlain = (2...4).contains(sub.count) && sub.allSatisfy { $0.isASCII && $0.isLetter }
        let isMedia = ["image", "audio", "video", "font"].contains(kind)
        return "\(stem(kind, type))-\(number).\(isPlain && isMedia ? String(sub) : "bin")"
    }

    private static func stem(_ kind: Substring, _ type: String) -> String {
        if type == "message/rfc822" || type == "message/global" { return "letter" }
        return ["image", "audio", "video", "text", "message"].contains(kind) ? String(kind) : "file"
    }

    private static let endings = [
        "image/jpeg": "jpg", "image/pjpeg": "jpg", "image/svg+xml": "svg", "image/x-icon": "ico",
        "image/tiff": "tif", "image/heic": "heic", "audio/mpeg": "mp3", "audio/ogg": "ogg",
        "audio/x-wav": "wav", "video/quicktime": "mov", "text/plain": "txt", "text/html": "html",
        "text/csv": "csv", "text/xml": "xml", "text/calendar": "ics", "text/vcard": "vcf",
        "text/x-vcard": "vcf", "text/rtf": "rtf", "application/rtf": "rtf",
        "text/rfc822-headers": "txt", "message/rfc822": "eml", "message/global": "eml",
        "message/delivery-status": "txt", "message/disposition-notification": "txt",
        "application/pdf": "pdf", "application/json": "json", "application/xml": "xml",
        "application/zip": "zip", "application/x-zip-compressed": "zip",
        "application/gzip": "gz", "application/msword": "doc", "application/ics": "ics",
        "application/vnd.ms-excel": "xls", "application/vnd.ms-powerpoint": "ppt",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
        "application/pgp-signature": "asc", "application/pgp-encrypted": "asc",
        "application/pgp-keys": "asc", "application/pkcs7-signature": "p7s",
        "application/x-pkcs7-signature": "p7s", "application/pkcs7-mime": "p7m",
        "application/x-pkcs7-mime": "p7m", "application/ms-tnef": "dat",
    ]
}
