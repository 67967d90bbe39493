// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6 mode (the tools version's default) and no warning left standing.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Optimized in debug builds too: what all else stands on. Tests spend their time there; they take a third less of it.
let quick: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "stegvis",
  products: [.executable(name: "stegvis", targets: ["stegvis"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // What is true. Pure: no files, no clock, no database.
    .target(name: "Domain", swiftSettings: quick),

    // What the program knows and says: data embedded in the binary, decoded to Domain's types and typed text keys.
    .target(name: "CResources"),
    .target(
      name: "Resources", dependencies: ["Domain", "CResources", .product(name: "Yams", package: "Yams")],
      swiftSettings: quick),

    // How anything is kept: the only target that sees the database and cryptography. Names no fact.
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .target(
      name: "Ledger",
      dependencies: [
        "Domain", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), "CSodium",
      ],
      swiftSettings: quick),

    // What this register keeps: one folder a room, one file a fact.
    .target(name: "Store", dependencies: ["Domain", "Resources", "Ledger"], swiftSettings: quick),

    // What leaves the house: small numbers hidden, as a page, as tables, and with what they stand on.
    .target(
      name: "Reports",
      dependencies: ["Domain", "Resources", "Store", .product(name: "Mustache", package: "swift-mustache")],
      swiftSettings: quick),

    // Cells, keys, commands, widgets. Pure: no terminal.
    .target(name: "TerminalUI", swiftSettings: quick),

    // The terminal itself: the only target that sees ncurses.
    .systemLibrary(name: "CNcurses"),
    .target(name: "CTerminalGuard"),
    .target(
      name: "CursesTerminal", dependencies: ["TerminalUI", "CNcurses", "CTerminalGuard"], swiftSettings: strict),

    // One file a screen.
    .target(
      name: "Screens", dependencies: ["Domain", "Resources", "Store", "Reports", "TerminalUI"], swiftSettings: strict),

    // Arguments, configuration, main loop.
    .executableTarget(
      name: "stegvis",
      dependencies: [
        "Domain", "Resources", "Store", "Reports", "TerminalUI", "CursesTerminal", "CTerminalGuard", "Screens",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
    .testTarget(name: "ResourcesTests", dependencies: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Ledger", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    // It attacks thousands of tables.
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Store", "Ledger"], swiftSettings: quick),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: strict),
    .testTarget(
      name: "CursesTerminalTests", dependencies: ["CursesTerminal", "CNcurses"], swiftSettings: strict),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens"], exclude: ["Frames"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["stegvis", "Benchmarks", "Domain", "Resources", "Store"],
      path: "Tests/EndToEnd", exclude: ["Support/stegvis.sh"], swiftSettings: strict),
    // Runs a program and kills it, or fills its disk, at any step of its writing.
    .target(name: "CInterruption", path: "Tests/CInterruption"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CInterruption",
        "Domain", "Resources", "Store", "Reports", "TerminalUI", "CursesTerminal", "Screens",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/Benchmarks", swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
