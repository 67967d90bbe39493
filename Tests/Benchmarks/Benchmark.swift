/// One promise, or a family of them, that can be measured.
protocol Benchmark {
  /// Its name on the command line.
  static var name: String { get }
  static func run(on ground: Ground) throws -> [Section]
}

/// Why something could not be measured.
struct Failure: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
