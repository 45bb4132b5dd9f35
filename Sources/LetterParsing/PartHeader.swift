import CGMimeShim

/// What the parser keeps of a part beside its meaning: fields as they came, and where it lies.
enum PartHeader {
    /// The value of the first field of a name, folded and undecoded.
    static func raw(_ object: GMimeParts.Object, _ name: String) -> [UInt8]? {
        guard let list = g_mime_object_get_header_list(object),
            let header = g_mime_header_list_get_header(list, name),
            let raw = g_mime_header_get_raw_value(header)
        else { return nil }
        return UnsafeBufferPointer(start: raw, count: strlen(raw)).map { UInt8(bitPattern: $0) }
    }

    /// Where its encoded content lies in the bytes that the parser was given; nil: it does not say.
    static func place(_ object: GMimeParts.Object, within count: Int) -> Range<Int>? {
        var (start, end) = (gint64(0), gint64(0))
        guard gmime_shim_bounds(object, &start, &end) != 0 else { return nil }
        let (from, to) = (Int(start), end < 0 ? count : Int(end))
        return from >= 0 && from <= to && to <= count ? from..<to : nil
    }
}
