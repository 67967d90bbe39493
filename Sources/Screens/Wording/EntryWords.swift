import Domain
import Resources
import Store

/// What a journal entry did, in words: for the message row and the log.
public struct EntryWords {
  private let language: Language
  private let name: (ParticipantKey) -> String?

  /// - Parameter name: what to call a person; nil when the name is not at hand.
  public init(_ language: Language, name: @escaping (ParticipantKey) -> String?) {
    self.language = language
    self.name = name
  }

  /// - Parameter tellsNames: false where names wait for a key: then people go by their numbers.
  public init(_ workspace: Workspace, tellsNames: Bool = true) {
    self.init(workspace.language) { person in
      workspace.row(of: person).map { tellsNames ? $0.shownName : $0.number.text }
    }
  }

  /// `Hansen, Aisha: til steg 3`.
  public func sentence(_ entry: JournalEntry) -> String {
    let what = deed(entry)
    guard let about = entry.about, let name = name(about) else { return what }
    return "\(name): \(what)"
  }

  /// What was done, without about whom: `til steg 3`; of what was looked at as it stood earlier, as of when.
  public func deed(_ entry: JournalEntry) -> String {
    if entry.isWithheld { return "–" }
    let what = bareDeed(entry)
    let state = [
      entry.detail?.asOfEntry.map { language(CommonText.asOfEntry, ["n": $0]) },
      entry.detail?.asOfDay.flatMap { Day($0) }.map { language(EntryText.asOfDay, ["date": $0.norwegian]) },
    ].compactMap(\.self)
    guard !state.isEmpty else { return what }
    return language(EntryText.readEarlier, ["what": what, "state": state.joined(separator: ", ")])
  }

  private func bareDeed(_ entry: JournalEntry) -> String {
    let detail = entry.detail
    var arguments: [String: any CustomStringConvertible] = [
      "name": listName(detail?.name, entry.kind) ?? "", "file": detail?.file ?? "", "n": entry.people,
      "added": detail?.added ?? 0, "changed": detail?.changed ?? 0, "removed": detail?.removed ?? 0,
      "programme": detail?.programme ?? "", "entry": entry.undoes ?? 0, "reason": detail?.reason ?? "",
      "from": detail?.fromEntry ?? 0, "to": detail?.toEntry ?? 0,
    ]
    if let status = detail?.status.flatMap(EnrolmentStatus.init(rawValue:)) {
      arguments["status"] = language(status.textKey)
    }
    switch (entry.kind, detail?.fromStep, detail?.toStep) {
    case (.stepMoved, let from?, let to?):
      arguments["from"] = from
      arguments["to"] = to
      return language(EntryText.movedBetween, arguments)
    case (.stepMoved, nil, let to?):
      arguments["to"] = to
      return language(EntryText.movedTo, arguments)
    case (.appointmentChanged, _, _) where detail?.removed != nil:
      return language(EntryText.appointmentCancelled, arguments)
    case (.enrolmentChanged, _, _) where arguments["status"] != nil:
      return language(EntryText.statusChanged, arguments)
    default: return language(reading(entry, &arguments) ?? EntryText(entry.kind) ?? .clinical, arguments)
    }
  }

  /// What was looked at, where the kind of entry leaves it open.
  private func reading(
    _ entry: JournalEntry, _ arguments: inout [String: any CustomStringConvertible]
  ) -> EntryText? {
    let detail = entry.detail
    switch entry.kind {
    case .appointmentOutcome: return detail?.name == nil ? .appointmentOutcomeTaken : nil
    case .listRead: return detail?.printed == true ? .listPrinted : nil
    case .backupLookedAt:
      switch detail?.finding.flatMap({ BackupFinding(rawValue: $0) }) {
      case .damaged: return .backupDamaged
      case .other: return .backupOther
      case .journal: return .backupJournal
      case .whole, nil: return nil
      }
    case .emergencyAccess: return detail?.reason == nil ? .emergencyAccessOnly : nil
    case .relapseListed: return detail?.reason == nil ? .relapseListedOnly : nil
    case .loginsFailed: return detail?.name == LoginRecord.unknownLogin ? .loginsFailedUnknown : nil
    case .accessReviewed:
      arguments["name"] = detail?.name.map(monthName) ?? ""
      return detail?.reason == nil ? nil : .accessReviewedNote
    case .logRead:
      let words = (detail?.name ?? "").split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { return nil }
      arguments["name"] = words[0] == "review" ? monthName(words[1]) : words[1]
      return words[0] == "review" ? .reviewRead : .logReadBy
    default: return nil
    }
  }

  /// ` (angret)`: what has become of an entry since.
  public func marks(_ entry: JournalEntry) -> String {
    let marks = [
      entry.isUndone ? language(LogText.undone) : nil, entry.hasWrongTime ? language(LogText.wrongTime) : nil,
    ].compactMap(\.self)
    return marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
  }

  private func monthName(_ iso: String) -> String { Month(iso).map { Dates(language).monthAndYear($0) } ?? iso }
}

extension EntryWords {
  /// A list goes by the name of its room, and a file by what is in it.
  private func listName(_ name: String?, _ kind: EntryKind) -> String? {
    guard let name else { return nil }
    switch kind {
    case .listRead: return Rooms.room(name).map { language($0.title) } ?? name
    case .appointmentOutcome: return Appointment.Outcome(rawValue: name).map { language($0.textKey) } ?? name
    case .exported: return ImportKind(rawValue: name).map { language($0.title) } ?? reportName(name)
    case .relapseListOpened: return FigureID(rawValue: name).map { language($0.title) } ?? name
    case .reportWordsWritten: return HouseReport(rawValue: name).map { language($0.textKey) } ?? name
    default: return name
    }
  }

  /// `report year nav`: which report left the house, and for whom.
  private func reportName(_ name: String) -> String {
    if name == "indicators" { return language(HouseReportText.indicators) }
    let parts = name.split(separator: " ").map(String.init)
    guard parts.count == 3, parts[0] == "report", let report = HouseReport(rawValue: parts[1]),
      let profile = ReportProfile(rawValue: parts[2])
    else { return name }
    return language(
      HouseReportText.titleFor, ["report": language(report.textKey), "profile": language(profile.textKey)])
  }
}

extension ImportKind {
  /// `deltakere`: what is in such a file.
  public var title: Phrase { Phrase(named: "entry.kind.\(rawValue)") }
}

extension EntryText {
  /// The text of a kind goes by its word: `lights_saved`, `lightsSaved`.
  init?(_ kind: EntryKind) {
    let parts = kind.rawValue.split(separator: "_")
    self.init(rawValue: parts.prefix(1).joined() + parts.dropFirst().map(\.capitalized).joined())
  }
}
