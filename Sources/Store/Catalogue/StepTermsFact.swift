import Domain
import Ledger

/// What a step of a programme holds and asks, from a day on.
public struct StepTermsFact: RegisterFact {
  public var terms: StepTerms

  package static let form = FactForm(
    "step_terms", of: StepTermsFact.self, whose: .nobody, naturalKeys: [["programme", "step", "from_day"]],
    erasure: .takesAll, since: 2)

  static let words: [EntryKind] = [.programmeTermsChanged]

  package static let blank = StepTermsFact(
    terms: StepTerms(programme: "", step: .first, from: .blank, content: [], limit: nil, checklist: .standard))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.programme(.points("programme"), &terms.programme)
    f.step("step", &terms.step)
    f.day("from_day", &terms.from)
    var lines = terms.content.joined(separator: "\n")
    f.text("content", &lines)
    if f.reads { terms.content = lines.split(separator: "\n").map(String.init) }
    f.word("limit_word", &terms.limit)
    f.word("checklist", &terms.checklist)
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { .init(terms.problems, RuleViolation.terms) }
}

/// Who answers for what a programme keeps, and on what ground, from a day on.
public struct ProgrammeKeepingFact: RegisterFact {
  public var keeping: ProgrammeKeeping

  package static let form = FactForm(
    "programme_keeping", of: ProgrammeKeepingFact.self, whose: .nobody, naturalKeys: [["programme", "from_day"]],
    erasure: .takesAll, since: 2)

  static let words: [EntryKind] = []

  package static let blank = ProgrammeKeepingFact(
    keeping: ProgrammeKeeping(programme: "", from: .blank, controller: "", ground: nil))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.programme(.points("programme"), &keeping.programme)
    f.day("from_day", &keeping.from)
    f.text("controller", &keeping.controller)
    f.word("ground", &keeping.ground)
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    keeping.controller.isEmpty ? [.rule(.nameMissing)] : []
  }
}

extension EntryKind {
  public static let programmeTermsChanged = EntryKind("programme_terms_changed", .change, .changeSettings)
}
