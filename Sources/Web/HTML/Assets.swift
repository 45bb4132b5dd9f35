import Crypto

/// A file of `Static/`, named by its content, so that browsers may keep it for ever.
public struct Asset: Sendable {
    public let name: String
    public let contentType: String
    public let bytes: [UInt8]

    init(_ stem: String, _ suffix: String, _ contentType: String, _ bytes: [UInt8]) {
        let hash = SHA256.hash(data: bytes).prefix(6).map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }.joined()
        name = "\(stem).\(hash).\(suffix)"
        self.contentType = contentType
        self.bytes = bytes
    }
}

public enum Assets {
    static let tokens = Asset(
        "tokens", "css", "text/css; charset=utf-8", PackageResources.tokens_css)
    static let components = Asset(
        "components", "css", "text/css; charset=utf-8", PackageResources.components_css)
    static let pages = Asset("pages", "css", "text/css; charset=utf-8", PackageResources.pages_css)
    static let app = Asset("app", "js", "text/javascript; charset=utf-8", PackageResources.app_js)
    static let icons = Asset("icons", "svg", "image/svg+xml", PackageResources.icons_svg)

    public static let all = [tokens, components, pages, app, icons]

    public static func named(_ name: String) -> Asset? { all.first { $0.name == name } }
}
