import Domain

/// One row of a file of lights: whose, when, whose view, and the eight areas.
struct LightsRow: Hashable, Sendable {
  var number: ParticipantNumber
  var date: Day
  var voice: Voice
  var cells: LightsCells

  /// Nil when the row does not say whom and which day it is about; the reader has the problems.
  init?(_ reader: inout RowReader) {
    guard let number = reader.number(), let date = reader.needed(.date, reader.date(.date)) else { return nil }
    self.number = number
    self.date = date
    switch reader.word(.voice, Vocabularies.voice, .voice) {
    case .value(let voice): self.voice = voice
    // The service's own view is the rule, the participant's the exception that is told.
    case .untouched: voice = .worker
    case .cleared:
      reader.report(.voice, .cannotBeCleared)
      return nil
    }
    cells = LightsCells(&reader)
  }
}

/// What the eight cells do, packed: a large file has millions of them.
struct LightsCells: Hashable, Sendable {
  private(set) var lights = Lights()
  /// One bit a domain, `housing` lowest: the cell says something, a light or `-`.
  private(set) var touched: UInt8 = 0

  init(_ reader: inout RowReader) {
    for (domain, column) in zip(LifeDomain.allCases, ImportColumn.lifeDomains) {
      switch reader.word(column, Vocabularies.light, .light) {
      case .untouched: continue
      case .cleared: break
      case .value(let light): lights[domain] = light
      }
      touched |= 1 << UInt8(domain.rawValue)
    }
  }

  func over(_ known: Lights?) -> Lights {
    var result = known ?? Lights()
    for domain in LifeDomain.allCases where touched & (1 << UInt8(domain.rawValue)) != 0 {
      result[domain] = lights[domain]
    }
    return result
  }
}
