import Foundation

/// What the figures were measured on; without it they say nothing.
struct Machine: Encodable {
  var processor: String
  var cores: Int
  var kernel: String
  var build: String
  /// The file system of the registers: durable writes cost what it asks.
  var disk: String
  /// Of the minute before: other work makes every figure worse.
  var load: String

  init(folder: String) {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":", maxSplits: 1).last
    processor = model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    cores = ProcessInfo.processInfo.activeProcessorCount
    let release = try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8)
    kernel = "Linux " + (release ?? "unknown").trimmingCharacters(in: .whitespacesAndNewlines)
    build = "\(Machine.configuration), Swift \(Machine.compiler)"
    disk = Machine.fileSystem(of: folder)
    let average = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
    load = average?.split(separator: " ").first.map(String.init) ?? "unknown"
  }

  /// Something else has the machine: half a core of it is enough to be seen in the slowest of a hundred keys.
  var isBusy: Bool { (Double(load) ?? 0) > 0.5 }

  var text: String {
    """
    machine  \(processor), \(cores) cores, load \(load)\(isBusy ? " – busy: times are worse than on a quiet one" : "")
    kernel   \(kernel), registers on \(disk)
    build    \(build)
    """
  }

  private static var configuration: String {
    #if DEBUG
      "debug: these figures say nothing of the program as it is used"
    #else
      "release"
    #endif
  }

  /// The compiler that built this; it does not tell its version otherwise.
  private static var compiler: String {
    #if compiler(>=6.5)
      "6.5 or newer"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  /// By the longest mount point the folder lies under.
  private static func fileSystem(of folder: String) -> String {
    let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    let mounts = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8))?.split(separator: "\n") ?? []
    var best: (length: Int, kind: String) = (-1, "unknown")
    for mount in mounts {
      let fields = mount.split(separator: " ")
      guard fields.count > 2 else { continue }
      let point = String(fields[1])
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      // A later mount on the same point hides the earlier one.
      if isAbove, point.count >= best.length { best = (point.count, String(fields[2])) }
    }
    return best.kind
  }
}
