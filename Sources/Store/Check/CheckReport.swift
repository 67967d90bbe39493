/// The findings so far: a register that is wrong throughout is not told of row by row.
struct CheckReport: Sendable {
  static let most = 1000

  private(set) var findings: [CheckFinding] = []
  var isFull: Bool { findings.count >= CheckReport.most }

  mutating func add(_ finding: CheckFinding) {
    if !isFull { findings.append(finding) }
  }

  /// For what two parts may come upon.
  mutating func addOnce(_ finding: CheckFinding) {
    if !findings.contains(finding) { add(finding) }
  }
}
