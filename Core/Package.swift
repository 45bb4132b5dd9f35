// swift-tools-version: 6.2
// The pure rooms: no I/O, no clock, no randomness. Yams is the only outside dependency,
// so the build itself holds the purity (docs/decisions/0001).
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Core",
    products: [
        .library(name: "WorkingTime", targets: ["WorkingTime"]),
        .library(name: "TextRules", targets: ["TextRules"]),
        .library(name: "Regulations", targets: ["Regulations"]),
        .library(name: "ServiceDesk", targets: ["ServiceDesk"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2")
    ],
    targets: [
        .target(name: "WorkingTime", swiftSettings: strict),
        // Asked of every byte of a letter, under a limit of processor time, also in a build for
        // debugging.
        .target(
            name: "TextRules",
            swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        .target(
            name: "Regulations",
            dependencies: ["WorkingTime", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .target(
            name: "ServiceDesk", dependencies: ["Regulations", "WorkingTime"], swiftSettings: strict
        ),
        .testTarget(
            name: "WorkingTimeTests", dependencies: ["WorkingTime"], exclude: ["Vectors"],
            swiftSettings: strict),
        .testTarget(name: "TextRulesTests", dependencies: ["TextRules"], swiftSettings: strict),
        .testTarget(name: "RegulationsTests", dependencies: ["Regulations"], swiftSettings: strict),
        .testTarget(name: "ServiceDeskTests", dependencies: ["ServiceDesk"], swiftSettings: strict),
    ]
)
