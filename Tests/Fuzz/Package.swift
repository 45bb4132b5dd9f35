// swift-tools-version: 6.2
// What reads strangers' bytes, built once more with the instruments of libFuzzer: `bin/fuzz`. The
// sources are the product's own, by links; only what reads is taken, so that building them takes a
// minute.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"), .unsafeFlags(["-O"]),
]

let package = Package(
    name: "fuzz",
    products: [.executable(name: "fuzz", targets: ["fuzz"])],
    dependencies: [.package(path: "../../Core")],
    targets: [
        .systemLibrary(
            name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(name: "CGMimeShim", dependencies: ["CGMime"], publicHeadersPath: "include"),
        .target(
            name: "Letters", dependencies: [.product(name: "TextRules", package: "Core")],
            swiftSettings: strict),
        .target(
            name: "LetterParsing", dependencies: ["CGMimeShim", "Letters"], swiftSettings: strict),
        .target(
            name: "Doors",
            dependencies: [
                "Letters", .product(name: "Regulations", package: "Core"),
                .product(name: "ServiceDesk", package: "Core"),
                .product(name: "TextRules", package: "Core"),
                .product(name: "WorkingTime", package: "Core"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Doors", "Letters", "LetterParsing", .product(name: "Regulations", package: "Core"),
                .product(name: "ServiceDesk", package: "Core"),
                .product(name: "WorkingTime", package: "Core"),
            ],
            swiftSettings: strict),
    ]
)
