// libcurl's option setter is variadic, which Swift cannot call: one typed wrapper per argument kind.
#pragma once
#include <curl/curl.h>

static inline CURLcode curl_shim_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
