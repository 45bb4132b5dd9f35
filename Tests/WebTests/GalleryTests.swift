import Foundation
import Testing

@testable import Web

/// Writes every page of the mock desk and every file of the site as a folder that any static server
/// can show: `WEB_GALLERY=folder swift test --filter GalleryTests`, then `Tests/WebTests/gallery.py
/// folder` takes the pictures.
struct GalleryTests {
    @Test func `every file that a page asks for is among the assets`() {
        for page in MockPage.all {
            for tag in Markup(page.html).tags {
                let address =
                    tag["src"] ?? (["link", "use"].contains(tag.name) ? tag["href"] : nil)
                guard let address, address.hasPrefix("/static/") else { continue }
                let name = String(address.dropFirst("/static/".count).prefix { $0 != "#" })
                #expect(Assets.named(name) != nil, "\(address)")
            }
        }
    }

    @Test func `every icon has a symbol in the sprite`() {
        let sprite = String(decoding: Assets.icons.bytes, as: UTF8.self)
        for icon in Icon.allCases {
            #expect(sprite.contains("<symbol id=\"\(icon.rawValue)\""), "\(icon)")
        }
    }

    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["WEB_GALLERY"] != nil,
            "asked for by WEB_GALLERY=folder"))
    func `the gallery is written`() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["WEB_GALLERY"]!)
        let assets = folder.appending(path: "static")
        try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
        try Data(Layout.policy.utf8).write(to: folder.appending(path: "policy"))
        for asset in Assets.all {
            try Data(asset.bytes).write(to: assets.appending(path: asset.name))
        }
        for page in MockPage.all {
            try Data(page.html.utf8).write(to: folder.appending(path: "\(page).html"))
        }
    }
}
