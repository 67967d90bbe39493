import Domain
import Resources
import Store

/// What stands on the screen where two records become one.
struct MergeWords {
  let language: Language
  private let workspace: Workspace

  init(_ workspace: Workspace) { (language, self.workspace) = (workspace.language, workspace) }

  func value(_ field: IdentityMerge.Field, _ record: IdentityMerge.Record) -> String {
    let participant = record.participant
    let value: String? =
      switch field {
      case .givenName: participant.givenName
      case .familyName: participant.familyName
      case .displayName: participant.displayName
      case .birth: participant.birthDate?.norwegian ?? participant.birthYearOnly.map(String.init)
      case .gender: participant.gender.map { language(DomainText.gender($0)) }
      case .nationalID: participant.nationalID
      case .district: participant.district
      case .phone: participant.phone
      case .protection: participant.protection.map { language(DomainText.protection($0)) }
      case .lar: record.background.lar.map { language($0 ? CommonText.yes : .no) }
      }
    return value.flatMap { $0.isEmpty ? nil : $0 } ?? "–"
  }

  /// What is to be put right, and on whose card.
  func sentence(_ conflict: MergePlan.Conflict, _ plan: MergePlan) -> String {
    let numbers = [
      "kept": plan.identity.kept.participant.number.text, "other": plan.identity.other.participant.number.text,
    ]
    func tell(_ word: MergeText.Word, _ more: [String: String]) -> String {
      language(MergeText.word(word), numbers.merging(more) { $1 })
    }
    switch conflict {
    case .enrolments(let programme, let kept, let other):
      return tell(
        .conflictEnrolments,
        [
          "programme": workspace.programme(programme)?.name ?? programme, "keptDays": days(kept),
          "otherDays": days(other),
        ])
    case .marks(let group, let day): return tell(.conflictMarks, ["group": group, "date": day.norwegian])
    case .absences(let day): return tell(.conflictAbsences, ["date": day.norwegian])
    case .both(let kind, let day):
      let what = MergeText.Kind(rawValue: kind).map { language(MergeText.kind($0)) } ?? kind
      return day.map { tell(.conflictBothDay, ["what": what, "date": $0.norwegian]) }
        ?? tell(.conflictBoth, ["what": what])
    }
  }

  private func days(_ enrolment: Enrolment) -> String {
    let first = (enrolment.start ?? enrolment.applied)?.norwegian ?? "–"
    return "\(first)–\(enrolment.end?.norwegian ?? "")"
  }
}
