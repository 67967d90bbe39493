import Domain

/// Eight lights in the making: what is set, and what is not touched yet.
struct LightsEntry: Hashable, Sendable {
  private var chosen: [LifeDomain: Light?] = [:]
  /// Somebody set something since it began; a row fetched for correction is not that.
  private(set) var isTouched = false

  init() {}

  /// Begins with an assessment that is to be corrected.
  init(correcting lights: Lights) {
    for area in LifeDomain.allCases { chosen[area] = .some(lights[area]) }
  }

  func isSet(_ area: LifeDomain) -> Bool { chosen[area] != nil }

  /// The light; nil is not assessed, or not set yet.
  subscript(area: LifeDomain) -> Light? { chosen[area] ?? nil }

  var count: Int { chosen.count }
  var isComplete: Bool { chosen.count == LifeDomain.allCases.count }

  /// What is saved: an area that is not set is not assessed.
  var lights: Lights {
    var lights = Lights()
    for area in LifeDomain.allCases { lights[area] = self[area] }
    return lights
  }

  mutating func set(_ area: LifeDomain, to light: Light?) {
    chosen[area] = .some(light)
    isTouched = true
  }

  /// Everything not set yet as it was.
  mutating func setRest(as last: Lights) {
    for area in LifeDomain.allCases where !isSet(area) { set(area, to: last[area]) }
  }

  /// One graver or one lighter: not assessed, green, yellow, red. What is not set begins where it was.
  mutating func shift(_ area: LifeDomain, by step: Int, last: Light?) {
    guard isSet(area) else { return set(area, to: last ?? (step > 0 ? .green : nil)) }
    let place = Int(self[area]?.rawValue ?? 0)
    set(area, to: Light(rawValue: UInt8(min(max(0, place + step), Light.allCases.count))))
  }

  // MARK: Draft

  private static let untouched: Character = "?"

  /// `gy?r-???`: what a draft keeps, `?` where nothing is set.
  var draft: String {
    let letters = Array(lights.letters)
    return String(LifeDomain.allCases.map { isSet($0) ? letters[$0.rawValue] : LightsEntry.untouched })
  }

  /// Nil unless it is a draft.
  init?(draft: String) {
    let letters = Array(draft)
    let plain = String(letters.map { $0 == LightsEntry.untouched ? "-" : $0 })
    guard letters.count == LifeDomain.allCases.count, let lights = Lights(letters: plain) else { return nil }
    for area in LifeDomain.allCases where letters[area.rawValue] != LightsEntry.untouched {
      chosen[area] = .some(lights[area])
    }
    isTouched = true
  }
}
