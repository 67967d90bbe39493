import Foundation

/// Somebody outside with the files of a report and time to spare: every number that is told, what a sign says of one that is not, and
/// everything that must hold between them by what the report itself says its numbers are.
struct OutsideAttack {
  private var ranges: [ClosedRange<Int>] = []
  private var rules: [(terms: [(cell: Int, times: Int)], range: ClosedRange<Int>)] = []
  private var hidden: [(name: String, cell: Int, isFew: Bool)] = []
  private var told: [String: Int] = [:]
  /// Those who are not of a part, where it stands beside what it is a part of.
  private var rests: [(name: String, cell: Int, base: Int)] = []
  /// What of a part tells of no people: days, and what is reckoned of others that are guarded themselves.
  private static let noPeople: Set<String> = ["participantDays", "placeUse", "relapses", "retained", "homeDistricts"]
  private static let most = 400

  /// - Parameters:
  ///   - csv: `report.csv`.
  ///   - rowsLeft: for each chapter, how many rows are not there, as `report.json` tells.
  init(csv: String, rowsLeft: [String: Int]) {
    var groups: [String: [String: [Int]]] = [:]
    var untold: [String: Int] = [:]
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = OutsideAttack.fields(line)
      let (chapter, row, column, value, suppressed) = (fields[0], fields[1], fields[2], fields[3], fields[6])
      // Medians and what rests on nothing that is told say nothing of how many.
      if row.lowercased().contains("median") { continue }
      if suppressed == "base" {
        untold["\(chapter) \(column)", default: 0] += 1
        continue
      }
      let name = "\(chapter) \(row) \(column)"
      let cell = ranges.count
      switch suppressed {
      case "few": ranges.append(1...4)
      case "protected": ranges.append(1...OutsideAttack.most)
      default: ranges.append((Int(value) ?? 0)...(Int(value) ?? 0))
      }
      told[name] = cell
      // Who is left when those who fell out and died are taken away is no number of its own.
      if suppressed != "", row != "retained" { hidden.append((name, cell, suppressed == "few")) }
      if let base = Int(fields[4]), !OutsideAttack.noPeople.contains(row) {
        rests.append((name, cell, base))
        rules.append(([(cell, 1)], 0...base))
      }
      if ["units", "districts", "steps"].contains(chapter) {
        groups[chapter, default: [:]][column, default: []].append(cell)
      }
    }
    for column in ["period", "before"] { knowPeriod(column) }
    for (chapter, columns) in groups {
      for (column, cells) in columns {
        guard let whole = told["inAndOut \(column) period"] ?? told["whatCameOfIt \(column) period"] else { continue }
        // Of those in rows that are not there, or not told of, a reader knows that they are few.
        ranges.append(0...4 * ((rowsLeft[chapter] ?? 0) + (untold["\(chapter) \(column)"] ?? 0)))
        rules.append((cells.map { ($0, 1) } + [(ranges.count - 1, 1), (whole, -1)], 0...0))
      }
      for (column, cells) in columns where column != "inProgramme" {
        for (part, whole) in zip(cells, columns["inProgramme"] ?? []) { within([part], whole) }
      }
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    var (fields, isQuoted) = ([""], false)
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private mutating func within(_ parts: [Int], _ whole: Int) {
    rules.append((parts.map { ($0, -1) } + [(whole, 1)], 0...OutsideAttack.most))
  }

  private mutating func knowPeriod(_ column: String) {
    func cell(_ chapter: String, _ row: String) -> Int? { told["\(chapter) \(row) \(column)"] }
    guard let n = cell("inAndOut", "inProgramme") else { return }
    let ends = [
      "droppedOut", "endedCompleted", "endedClarified", "endedIll", "endedOtherSupport", "endedMoved", "endedOtherStay",
      "endedDied", "endedUnknown",
    ].compactMap { cell("howItEnded", $0) }
    within(ends, n)
    if let retained = cell("inAndOut", "retained") {
      rules.append(
        (
          [(retained, 1), (n, -1)]
            + ["droppedOut", "endedDied"].compactMap { cell("howItEnded", $0) }.map { ($0, 1) }, 0...0
        ))
    }
    for row in ["inOrdinaryWork", "inAdaptedWork", "inWorkPractice", "inEducation"] {
      if let part = cell("whatCameOfIt", row) { within([part], n) }
    }
    if let entered = cell("inAndOut", "entered") { within([entered], n) }
    if let relapsed = cell("afterRelapse", "relapsed") {
      within([relapsed], n)
      within(["reEngaged", "reEngagedUnconfirmed"].compactMap { cell("afterRelapse", $0) }, relapsed)
      if let early = cell("afterRelapse", "reEngagedWithin14Days"), let back = cell("afterRelapse", "reEngaged") {
        within([early], back)
      }
    }
    let after = ["WorkOrEducation", "Neither", "NotReached", "NotAsked"].compactMap {
      cell("afterTheEnd", "afterEnd\($0)")
    }
    if let all = cell("afterTheEnd", "afterEnd") { within(after, all) }
    knowHowItStands(column)
  }

  /// What the board and a plan tell of those who take part.
  private mutating func knowHowItStands(_ column: String) {
    func cell(_ chapter: String, _ row: String) -> Int? { told["\(chapter) \(row) \(column)"] }
    let lights = ["lightsBetter", "lightsSame", "lightsWorse"].compactMap { cell("better", $0) }
    if lights.count == 3 {
      // Their base stands beside each of them, or nowhere.
      let known = rests.first { $0.cell == lights[0] }?.base
      ranges.append(known.map { $0...$0 } ?? 5...OutsideAttack.most)
      rules.append((lights.map { ($0, 1) } + [(ranges.count - 1, -1)], 0...0))
    }
    guard let all = cell("places", "takingPart") else { return }
    if let n = cell("inAndOut", "inProgramme") { within([all], n) }
    let contact = [cell("promised", "withContact"), cell("needsUs", "withoutContact")].compactMap(\.self)
    if contact.count == 2 { rules.append((contact.map { ($0, 1) } + [(all, -1)], 0...0)) }
    for row in ["afterTreatment", "withoutContact", "notSeen"] {
      if let part = cell("needsUs", row) { within([part], all) }
    }
    for row in [
      "consentAnswered", "withContact", "kinKnown", "housingSupport", "planAndTeam", "competenceMapped", "workGoal",
      "inIPS", "hasDoctor", "inFACT",
    ] {
      if let part = cell("promised", row) { within([part], all) }
    }
  }

  /// What can be found out against the promise.
  func findings() -> [String] {
    rests.flatMap { name, cell, base -> [String] in
      let possible = (max(0, base - 5)...base).filter { isPossible(cell, $0) }.map { base - $0 }
      let isMore = base > 5 && (0..<base - 5).contains { isPossible(cell, $0) }
      guard !isMore, !possible.isEmpty, possible.allSatisfy((1...4).contains), possible.count < 4 else { return [] }
      return ["who is not of \(name) is one of \(possible)"]
    }
      + hidden.flatMap { name, cell, isFew -> [String] in
        if isFew { return (1...4).filter { !isPossible(cell, $0) }.map { "\(name) cannot be \($0)" } }
        let possible = (1...OutsideAttack.most).lazy.filter { isPossible(cell, $0) }.prefix(6)
        let found = Array(possible)
        return (found.last ?? 0) - (found.first ?? 0) < 5 ? ["\(name) is one of \(found)"] : []
      }
  }

  private func isPossible(_ cell: Int, _ value: Int) -> Bool {
    var asked = ranges
    guard asked[cell].contains(value) else { return false }
    asked[cell] = value...value
    var budget = 4000
    return solve(asked, &budget)
  }

  /// Narrows what each number can be until nothing follows any more, then tries.
  private func solve(_ start: [ClosedRange<Int>], _ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0, let ranges = narrowed(start) else { return false }
    guard let open = ranges.indices.filter({ ranges[$0].count > 1 }).min(by: { ranges[$0].count < ranges[$1].count })
    else { return true }
    // Both ends first: what is possible is most often so at one of them.
    for value in [ranges[open].lowerBound, ranges[open].upperBound] + Array(ranges[open].dropFirst().dropLast()) {
      var tried = ranges
      tried[open] = value...value
      if solve(tried, &budget) { return true }
    }
    return false
  }

  private func narrowed(_ start: [ClosedRange<Int>]) -> [ClosedRange<Int>]? {
    var ranges = start
    var isNew = true
    while isNew {
      isNew = false
      for rule in rules {
        var (low, high) = (0, 0)
        for (cell, times) in rule.terms {
          low += times * (times > 0 ? ranges[cell].lowerBound : ranges[cell].upperBound)
          high += times * (times > 0 ? ranges[cell].upperBound : ranges[cell].lowerBound)
        }
        if high < rule.range.lowerBound || low > rule.range.upperBound { return nil }
        for (cell, times) in rule.terms {
          let range = ranges[cell]
          let (most, least) = (rule.range.upperBound - low, rule.range.lowerBound - high)
          let lower = times > 0 ? range.upperBound + least : range.lowerBound
          let upper = times > 0 ? range.lowerBound + most : range.upperBound
          let (other, more) = times > 0 ? (lower, upper) : (range.upperBound - most, range.lowerBound - least)
          let narrower = (max(range.lowerBound, other), min(range.upperBound, more))
          if narrower.0 > narrower.1 { return nil }
          if narrower.0...narrower.1 != range {
            ranges[cell] = narrower.0...narrower.1
            isNew = true
            // The sums of this rule are others now; it is looked at again.
            break
          }
        }
      }
    }
    return ranges
  }
}
