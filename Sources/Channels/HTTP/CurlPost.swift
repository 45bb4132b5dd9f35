import CCurlShim

/// One POST of JSON by libcurl: no redirects, no proxies, bounded in time. Blocking; used by one
/// thread.
final class CurlPost {
    /// nil: libcurl cannot start.
    static func begin(answerMax: Int, connectSeconds: Int, totalSeconds: Int) -> CurlPost? {
        guard CurlLibrary.isStarted, let handle = curl_easy_init() else { return nil }
        return CurlPost(handle, answerMax, connectSeconds, totalSeconds)
    }

    let handle: UnsafeMutableRawPointer
    private(set) var answer: [UInt8] = []
    private let answerMax: Int

    private init(
        _ handle: UnsafeMutableRawPointer, _ answerMax: Int, _ connectSeconds: Int,
        _ totalSeconds: Int
    ) {
        self.handle = handle
        self.answerMax = answerMax
        curl_shim_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_shim_set_string(handle, CURLOPT_PROXY, "")
        curl_shim_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        curl_shim_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_shim_set_long(handle, CURLOPT_CONNECTTIMEOUT, connectSeconds)
        curl_shim_set_long(handle, CURLOPT_TIMEOUT, totalSeconds)
    }

    deinit { curl_easy_cleanup(handle) }

    /// - Returns: how it went, and the status of the answer; 0: there was none.
    func run(_ body: String, to url: String, headers: [String]) -> (code: CURLcode, status: Int) {
        var list: UnsafeMutablePointer<curl_slist>?
        for header in headers { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        curl_shim_set_string(handle, CURLOPT_URL, url)
        curl_shim_set_list(handle, CURLOPT_HTTPHEADER, list)
        curl_shim_set_long(handle, CURLOPT_POSTFIELDSIZE, body.utf8.count)
        curl_shim_set_string(handle, CURLOPT_COPYPOSTFIELDS, body)
        curl_shim_set_writer(
            handle,
            { bytes, size, count, user in
                guard let user, let bytes else { return 0 }
                let post = Unmanaged<CurlPost>.fromOpaque(user).takeUnretainedValue()
                return post.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, Unmanaged.passUnretained(self).toOpaque())
        let code = withExtendedLifetime(self) { curl_easy_perform(handle) }
        var status = 0
        curl_shim_status(handle, &status)
        return (code, status)
    }

    /// - Returns: the bytes taken; with fewer than came the call ends.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard answer.count + bytes.count <= answerMax else { return 0 }
        answer += bytes
        return bytes.count
    }
}
