import Foundation

/// The program under test.
enum Binary {
  /// `STEGVIS_BINARY`, else the executable that was built into the same folder as these tests.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["STEGVIS_BINARY"], !path.isEmpty { return path }
    return testBundle.deletingLastPathComponent().appending(path: "stegvis").path
  }()

  static let folder = (path as NSString).deletingLastPathComponent

  /// On Linux a test bundle is the executable that runs now.
  private static var testBundle: URL {
    let running = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? running
  }
}

/// The repository's files, for those that are the program's input too.
enum Repository {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs `stegvis` as eva, in whichever workplace links to it.
  static let programAsEva = root.appending(path: "Tests/EndToEnd/Support/stegvis.sh").path

  /// `participants`: one of the demo's files, as anyone could have written it.
  static func demoFile(_ kind: String) -> String { root.appending(path: "Resources/Demo/\(kind).csv").path }
}
