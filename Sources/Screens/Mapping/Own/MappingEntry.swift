import Domain
import Resources

/// One record in the making: eight lights, then who it is in groups. Never who it is.
struct MappingEntry: Hashable, Sendable {
  /// A row that keys act upon.
  enum Focus: Hashable, Sendable {
    case area(LifeDomain)
    case about(About)

    static let all = LifeDomain.allCases.map(Focus.area) + About.allCases.map(Focus.about)

    /// What a draft calls it.
    var id: String {
      switch self {
      case .area(let area): area.id
      case .about(let about): about.rawValue
      }
    }
  }

  /// What is asked besides the lights.
  enum About: String, CaseIterable, Hashable, Sendable {
    case ageGroup, gender, group, children, livesWith, plan, team

    /// What can be chosen, in order.
    var options: [DomainText] {
      switch self {
      case .ageGroup: AgeGroup.allCases.map(\.textKey)
      case .gender: Gender.allCases.map(\.textKey)
      case .group: MappingGroup.allCases.map(\.textKey)
      case .children, .livesWith, .plan, .team: []
      }
    }

    /// Of what is answered with yes or no.
    var isAnswer: Bool { options.isEmpty }
    var count: Int { isAnswer ? 2 : options.count }
  }

  private(set) var lights = LightsEntry()
  /// Which option, from 1; 0 is unknown, and what is not here is not touched.
  private(set) var chosen: [About: Int] = [:]

  var isTouched: Bool { lights.isTouched || !chosen.isEmpty }
  func isSet(_ focus: Focus) -> Bool {
    switch focus {
    case .area(let area): lights.isSet(area)
    case .about(let about): chosen[about] != nil
    }
  }

  /// The first row that nothing is set in, from one on.
  func next(after focus: Focus) -> Focus {
    guard let place = Focus.all.firstIndex(of: focus) else { return focus }
    return Focus.all[min(place + 1, Focus.all.count - 1)]
  }

  /// What a digit sets; false where there is no such choice.
  mutating func set(_ focus: Focus, to digit: Int) -> Bool {
    switch focus {
    case .area(let area):
      guard digit <= Light.allCases.count else { return false }
      lights.set(area, to: Light(rawValue: UInt8(digit)))
    case .about(let about):
      guard digit <= about.count else { return false }
      chosen[about] = digit
      // Whoever has no children lives with none.
      if about == .children, digit == 2 { chosen[.livesWith] = 2 }
    }
    return true
  }

  mutating func shift(_ focus: Focus, by step: Int) {
    switch focus {
    case .area(let area): lights.shift(area, by: step, last: nil)
    case .about(let about): chosen[about] = min(max(0, (chosen[about] ?? 0) + step), about.count)
    }
  }

  /// Round and unit are put in where it is entered.
  var record: MappingRecord {
    func word<Word: CaseIterable>(_ about: About) -> Word? {
      chosen[about].flatMap { $0 == 0 ? nil : Array(Word.allCases)[$0 - 1] }
    }
    func answer(_ about: About) -> Bool? { chosen[about].flatMap { $0 == 0 ? nil : $0 == 1 } }
    return MappingRecord(
      round: 0, ageGroup: word(.ageGroup), gender: word(.gender), group: word(.group), hasChildren: answer(.children),
      livesWithChildren: answer(.livesWith), carePlan: answer(.plan), team: answer(.team), lights: lights.lights)
  }

  // MARK: Draft

  init() {}

  var draft: [String: String] {
    var fields = ["lights": lights.draft]
    for (about, digit) in chosen { fields[about.rawValue] = "\(digit)" }
    return fields
  }

  init(draft fields: [String: String]) {
    if let kept = fields["lights"].flatMap(LightsEntry.init(draft:)) { lights = kept }
    for about in About.allCases {
      guard let digit = fields[about.rawValue].flatMap({ Int($0) }), (0...about.count).contains(digit) else { continue }
      chosen[about] = digit
    }
  }
}
