// swift-tools-version: 6.2
// The rooms with effects. What each room may import is held by TidyTests (docs/architecture.md).
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// Foreign bytes are read under limits of processor time, which must mean the same in a build for
/// debugging.
let measured = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The linker of the toolchain links the three large programs of an edit in less than half the
/// time; what one target asks for holds for every program that it is part of.
let quick: [LinkerSetting] = [
    .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux], configuration: .debug))
]

let textRules = Target.Dependency.product(name: "TextRules", package: "Core")
let workingTime = Target.Dependency.product(name: "WorkingTime", package: "Core")
let regulations = Target.Dependency.product(name: "Regulations", package: "Core")
let serviceDesk = Target.Dependency.product(name: "ServiceDesk", package: "Core")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
    name: "reglament",
    products: [
        .executable(name: "reglament", targets: ["reglament"]),
        .executable(name: "letter-reader", targets: ["letter-reader"]),
        .executable(name: "bench", targets: ["bench"]),
    ],
    dependencies: [
        .package(path: "Core"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1",
            traits: ["FullFoundation"]),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CCurlShim", dependencies: ["CCurl"], publicHeadersPath: "include"),
        .systemLibrary(
            name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(name: "CGMimeShim", dependencies: ["CGMime"], publicHeadersPath: "include"),
        .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Store",
            dependencies: [
                "CPQ", workingTime, regulations, serviceDesk, crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict, linkerSettings: quick
        ),
        // What a letter is, once it is read, and the line to the program that reads it.
        .target(name: "Letters", dependencies: [textRules], swiftSettings: measured),
        // The foreign parsers; only that program and tests link them (docs/decisions/0006).
        .target(
            name: "LetterParsing", dependencies: ["CGMimeShim", "Letters"], swiftSettings: measured),
        .target(name: "CSandbox", publicHeadersPath: "include"),
        .executableTarget(
            name: "letter-reader", dependencies: ["CSandbox", "LetterParsing", "Letters"],
            swiftSettings: measured),
        .target(
            name: "Channels",
            dependencies: [
                "CCurlShim", "CPSL", "CSandbox", "CXLSXWriter", "Letters", textRules, crypto,
            ],
            swiftSettings: strict),
        .target(
            name: "Runtime",
            dependencies: [
                "Store", "Channels", "Letters", textRules, workingTime, regulations, serviceDesk,
                crypto, cryptoExtras,
                log,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        // Stories on the server's own desk, under a clock of their own.
        .target(
            name: "Simulation",
            dependencies: [
                "Runtime", "Store", "Channels", "Letters", workingTime, regulations, serviceDesk,
                log,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Web",
            dependencies: [
                "Runtime", "Store", "Channels", "Letters", textRules, workingTime, regulations,
                serviceDesk, crypto,
                httpTypes,
                hummingbird, log,
            ],
            exclude: ["API/openapi.json"],
            resources: [.embedInCode("Static")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "reglament",
            dependencies: [
                "letter-reader", "Simulation", "Runtime", "Store", "Web", "Channels", "Letters",
                textRules, workingTime,
                regulations, serviceDesk, log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "crash-probe",
            dependencies: [
                "letter-reader", "Runtime", "Store", "Channels", workingTime, regulations,
                serviceDesk, log,
            ],
            path: "Tests/CrashProbe",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "bench",
            dependencies: [
                "letter-reader", "Web", "Runtime", "Store", "Channels", workingTime, regulations,
                serviceDesk, crypto, log,
                hummingbird, httpTypes,
            ],
            path: "Benchmarks",
            swiftSettings: strict
        ),
        // The database of a test: embedded, or a new one of a throwaway PostgreSQL.
        .target(
            name: "Databases", dependencies: ["Store"], path: "Tests/Databases",
            swiftSettings: strict),
        // The desk that tests of several rooms begin with.
        .target(
            name: "Desks",
            dependencies: [
                "Databases", "Runtime", "Store", "Channels", "Letters", "LetterParsing",
                workingTime, regulations,
                serviceDesk, crypto, log,
            ],
            path: "Tests/Desks", swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Databases", "Store", workingTime, regulations, serviceDesk],
            swiftSettings: strict),
        // Real mail servers on loopback ports, for the tests of two rooms.
        .target(name: "MailServers", path: "Tests/MailServers", swiftSettings: strict),
        .testTarget(
            name: "ChannelsTests",
            dependencies: ["letter-reader", "Channels", "Letters", "LetterParsing", "MailServers"],
            swiftSettings: strict),
        .testTarget(
            name: "RuntimeTests",
            dependencies: [
                "crash-probe", "letter-reader", "Databases", "Desks", "MailServers", "Runtime",
                "Simulation",
                "Store",
                "Channels", "Letters", "LetterParsing", workingTime, regulations, serviceDesk,
                crypto, log,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Simulation", "Runtime", "Store", workingTime, regulations, serviceDesk,
            ],
            exclude: ["Clocks"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "letter-reader", "Databases", "Desks", "Web", "Simulation", "Runtime", "Store",
                "Channels",
                "Letters",
                "LetterParsing", textRules, workingTime, regulations, serviceDesk, httpTypes,
                hummingbird,
                log,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReglamentTests",
            dependencies: [
                "reglament", "Databases", "Web", "Runtime", "Store", "Channels", workingTime,
                regulations, log,
            ],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ]
)
