import Domain
import Resources
import Store
import TerminalUI

/// The monthly list for programs.
public enum ReviewOutput {
  public static func lines(
    _ month: Month, _ session: Session, _ time: LocalTime
  ) throws(StoreError) -> [ReviewLine] {
    try ReviewMonthScreen.found(month, session, time)
  }

  private typealias Source = (lines: [(line: ReviewLine, number: String?)], code: JournalCode?)

  private static let form = ScreenForm<Source>(
    [.list("lines", line, \.lines), .key("code", \.code?.text)], table: line, rows: \.lines)

  private static let line: JSONForm<(line: ReviewLine, number: String?)> = [
    .key("entry") { Int($0.line.entry.id) }, .key("at") { LogOutput.timestamp($0.line.entry.at) },
    .key("actor", \.line.entry.actor), .key("role", \.line.entry.role?.rawValue),
    .key("kind", \.line.entry.kind.rawValue), .key("number", \.number), .key("ground", \.line.ground.rawValue),
    .key("reason") { $0.line.entry.detail?.reason },
  ]

  /// - Parameters:
  ///   - code: the journal's, as it was when the list was made.
  ///   - number: a participant's number; nil when it is not known any more.
  public static func data(
    _ lines: [ReviewLine], _ code: JournalCode?, number: (ParticipantKey) -> String?
  ) -> ScreenData {
    form.data((lines.map { ($0, $0.entry.about.flatMap(number)) }, code))
  }
}

extension AccessReview.Ground {
  /// Why it stands there, in a few words.
  public var word: ReviewText {
    switch self {
    case .emergencyAccess: .emergencyAccess
    case .relapseList: .relapseList
    case .lawFirst: .lawFirst
    case .relative: .relative
    case .outsideUnits: .outsideUnits
    case .protected: .protected
    case .refused: .refused
    case .exported: .exported
    case .printed: .printed
    case .ownCopy: .ownCopy
    case .loginsFailed: .loginsFailed
    case .accessChanged: .accessChanged
    }
  }

  /// The same as a sentence.
  var help: ReviewText {
    switch self {
    case .emergencyAccess: .emergencyAccessHelp
    case .relapseList: .relapseListHelp
    case .lawFirst: .lawFirstHelp
    case .relative: .relativeHelp
    case .outsideUnits: .outsideUnitsHelp
    case .protected: .protectedHelp
    case .refused: .refusedHelp
    case .exported: .exportedHelp
    case .printed: .printedHelp
    case .ownCopy: .ownCopyHelp
    case .loginsFailed: .loginsFailedHelp
    case .accessChanged: .accessChangedHelp
    }
  }
}
