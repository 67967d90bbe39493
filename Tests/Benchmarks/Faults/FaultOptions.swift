/// The command line of the commands that look for faults: `--name value` pairs.
struct FaultOptions {
  private var values: [String: String] = [:]

  init(_ arguments: some Sequence<String>, known: Set<String>) throws(Failure) {
    var rest = arguments.makeIterator()
    while let name = rest.next() {
      guard known.contains(name) else { throw Failure("unknown option \(name)\n\(Options.usage)") }
      guard let value = rest.next(), !value.isEmpty else { throw Failure("\(name) needs a value") }
      values[name] = value
    }
  }

  func number(_ name: String, else standard: Int) throws(Failure) -> Int {
    guard let value = values[name] else { return standard }
    guard let number = Int(value), number > 0 else { throw Failure("\(name) needs a number above 0") }
    return number
  }

  func text(_ name: String) throws(Failure) -> String {
    guard let value = values[name] else { throw Failure("\(name) is missing") }
    return value
  }
}

/// Random numbers that are the same for the same seed, so that what was found can be found again.
struct SeededDice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
