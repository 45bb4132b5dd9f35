// GMime's cast and check macros as functions, because Swift does not import macros with arguments.
#pragma once
#include <gmime/gmime.h>

static inline gboolean gmime_shim_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }
static inline gboolean gmime_shim_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }
static inline gboolean gmime_shim_is_letter(GMimeObject *object) { return GMIME_IS_MESSAGE_PART(object); }

static inline GMimeObject *gmime_shim_object(GMimeMessage *message) { return GMIME_OBJECT(message); }

static inline int gmime_shim_child_count(GMimeObject *multipart) {
    return g_mime_multipart_get_count(GMIME_MULTIPART(multipart));
}

static inline GMimeObject *gmime_shim_child(GMimeObject *multipart, int index) {
    return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

static inline const char *gmime_shim_file_name(GMimeObject *part) {
    return GMIME_IS_PART(part) ? g_mime_part_get_filename(GMIME_PART(part))
                               : g_mime_object_get_content_disposition_parameter(part, "filename");
}

static inline GMimeContentEncoding gmime_shim_encoding(GMimeObject *part) {
    return g_mime_part_get_content_encoding(GMIME_PART(part));
}

// The caller owns the array. The content with its transfer encoding undone.
static inline GByteArray *gmime_shim_decoded(GMimeObject *part) {
    GByteArray *bytes = g_byte_array_new();
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    if (content == NULL) return bytes;
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes);
    g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    return bytes;
}

// The caller owns the array. The content as it came, for judging damage.
static inline GByteArray *gmime_shim_encoded(GMimeObject *part) {
    GByteArray *bytes = g_byte_array_new();
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    if (content == NULL) return bytes;
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes);
    GMimeStream *source = g_mime_data_wrapper_get_stream(content);
    g_mime_stream_reset(source);
    g_mime_stream_write_to_stream(source, stream);
    g_object_unref(stream);
    return bytes;
}

// Where the content lies in the stream that was parsed; an end of -1: to its end.
static inline gboolean gmime_shim_bounds(GMimeObject *part, gint64 *start, gint64 *end) {
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    GMimeStream *source = content == NULL ? NULL : g_mime_data_wrapper_get_stream(content);
    if (source == NULL) return FALSE;
    *start = source->bound_start;
    *end = source->bound_end;
    return TRUE;
}

// The caller owns the array. The attached letter as bytes.
static inline GByteArray *gmime_shim_letter(GMimeObject *part) {
    GByteArray *bytes = g_byte_array_new();
    GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message == NULL) return bytes;
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes);
    g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream);
    g_object_unref(stream);
    return bytes;
}

static inline gboolean gmime_shim_is_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address);
}

static inline const char *gmime_shim_mailbox(InternetAddress *address) {
    return internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
}

static inline InternetAddressList *gmime_shim_members(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_GROUP(address) ? internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address))
                                              : NULL;
}

// Raw 8-bit text in headers and parameters is tried in these character sets, in this order.
static inline void gmime_shim_set_fallbacks(GMimeParserOptions *options, const char *first, const char *second) {
    const char *charsets[] = {first, second, "iso-8859-1", NULL};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
}

static inline GMimeParser *gmime_shim_parser(const char *bytes, size_t count) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_persist_stream(parser, TRUE);
    g_object_unref(stream);
    return parser;
}
