import Domain
import Ledger

/// A person's eight lights on a day, as a worker sees them or as they do themselves.
public struct LightsFact: RegisterFact {
  public var person: ParticipantKey
  public var assessment: LightsAssessment

  package static let form = FactForm(
    "lights", of: LightsFact.self, whose: .person, naturalKeys: [["day", "voice"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [.lightsSaved, .lightsChanged, .importedLights]

  package static let blank = LightsFact(
    person: ParticipantKey(0), assessment: LightsAssessment(date: .blank, voice: .worker, lights: Lights()))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &assessment.date)
    f.word("voice", &assessment.voice)
    f.lights("lights", &assessment.lights)
  }

  package var happened: Day? { assessment.date }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    assessment.problem(today: ground.today).map { [.rule(.lights($0))] } ?? []
  }
}

extension EntryKind {
  public static let lightsSaved = EntryKind("lights_saved", .change, .enterLights)
  public static let lightsChanged = EntryKind("lights_changed", .change, .enterLights)
  public static let importedLights = EntryKind("imported_lights", .bulk, .importData)
}
