import CGMimeShim
import Letters

/// A form's body to a `MultipartForm`. Foreign code reads it: only `letter-reader` and tests may
/// call it.
public enum FormCodec {
    /// Reads a body of the content type `multipart/form-data; boundary=…`.
    ///
    /// - Throws: `MIMEError` when it is no such form, or has too many parts.
    public static func parse(_ body: [UInt8], contentType: String) throws(MIMEError)
        -> MultipartForm
    {
        GMimeStart.once
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            contentType.utf8.count <= 300,
            contentType.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
        else { throw MIMEError(.unparsable) }
        guard delimiters(in: body) <= LetterLimits.delimiterLines else {
            throw MIMEError(.tooManyParts)
        }
        let bytes = Array("MIME-Version: 1.0\r\nContent-Type: \(contentType)\r\n\r\n".utf8) + body
        guard let options = g_mime_parser_options_new() else { throw MIMEError(.unparsable) }
        defer { g_mime_parser_options_free(options) }
        // Browsers write names in UTF-8 as it is.
        gmime_shim_set_fallbacks(options, "utf-8", "windows-1251")
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(MIMEError) in try read(buffer, options) }
        }
        return try result.get()
    }

    /// Lines that begin like a delimiter bound what the parser may build, before it runs.
    private static func delimiters(in body: [UInt8]) -> Int {
        var count = 0
        for index in body.indices.dropLast(2)
        where body[index] == LetterBytes.lf && body[index + 1] == 0x2D && body[index + 2] == 0x2D {
            count += 1
        }
        return count
    }

    private static func read(
        _ buffer: UnsafeRawBufferPointer, _ options: OpaquePointer
    ) throws(MIMEError) -> MultipartForm {
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let parser = gmime_shim_parser(start, buffer.count) else {
            throw MIMEError(.unparsable)
        }
        defer { g_object_unref(parser) }
        guard let parsed = g_mime_parser_construct_message(parser, options) else {
            throw MIMEError(.unparsable)
        }
        defer { g_object_unref(parsed) }
        guard let root = g_mime_message_get_mime_part(parsed), gmime_shim_is_multipart(root) != 0
        else {
            throw MIMEError(.unparsable)
        }
        let count = gmime_shim_child_count(root)
        guard count <= MultipartForm.partsMax else { throw MIMEError(.tooManyParts) }
        var form = MultipartForm()
        for index in 0..<count {
            if let part = gmime_shim_child(root, index) { take(part, into: &form) }
        }
        return form
    }

    private static func take(
        _ part: UnsafeMutablePointer<GMimeObject>, into form: inout MultipartForm
    ) {
        guard
            let name = g_mime_object_get_content_disposition_parameter(part, "name").map({
                String(cString: $0)
            })
        else { return }
        guard let given = gmime_shim_file_name(part).map({ String(cString: $0) }) else {
            form.fields[name] =
                gmime_shim_is_part(part) != 0 ? String(decoding: content(part), as: UTF8.self) : ""
            return
        }
        let bytes = content(part)
        guard !bytes.isEmpty else { return }
        // Browsers write a quotation mark in a name as %22.
        let safe = AttachmentName.safe(given.replacing("%22", with: "\"")) ?? "file"
        let type = GMimeParts.contentType(part)
        form.files.append(
            MultipartForm.File(field: name, name: safe, contentType: type, bytes: bytes))
    }

    private static func content(_ part: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
        if gmime_shim_is_part(part) != 0 { return GMimeParts.bytes(gmime_shim_decoded(part)) }
        return gmime_shim_is_letter(part) != 0 ? GMimeParts.bytes(gmime_shim_letter(part)) : []
    }
}
