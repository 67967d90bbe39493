import Domain
import Ledger

/// A person's eight lights on a day, as a worker sees them or as they do themselves.
public struct LightsFact: RegisterFact {
  public var person: ParticipantKey
  public var assessment: LightsAssessment

  public init(person: ParticipantKey, assessment: LightsAssessment) {
    self.person = person
    self.assessment = assessment
  }

  package static let form = FactForm(
    onCaseSide: "lights", of: LightsFact.self, naturalKey: ["day", "voice"])

  static let words: [EntryKind] = [.lightsSaved, .lightsChanged, .importedLights]

  package init() {
    self.init(
      person: ParticipantKey(0), assessment: LightsAssessment(date: .blank, voice: .worker, lights: Lights()))
  }

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.day("day", &assessment.date)
    f.word("voice", &assessment.voice)
    f.lights("lights", &assessment.lights)
  }

  package var happened: Day? { assessment.date }
  package func leftByErasure(on day: Day) -> LightsFact? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    assessment.problem(today: ground.today).map { [.rule(.lights($0))] } ?? []
  }
}

extension EntryKind {
  public static let lightsSaved = EntryKind("lights_saved", .change, .enterLights)
  public static let lightsChanged = EntryKind("lights_changed", .change, .enterLights)
  public static let importedLights = EntryKind("imported_lights", .bulk, .importData)
}
