import Domain
import Resources
import Store

// What screens ask of what has been read.

extension Workspace {
  public var readyRoster: Roster? {
    if case .ready(let roster) = roster { roster } else { nil }
  }

  /// What a list shows of a person; nil while the roster is being read, and for somebody who is not in it.
  public func row(of person: ParticipantKey) -> RosterRow? {
    guard let roster = readyRoster else { return nil }
    return roster.line(of: person).flatMap { roster[$0] }
  }

  /// What a list shows for a person's name: a dash for somebody who is nobody any more.
  func name(of person: ParticipantKey) -> String { readyRoster?.name(of: person) ?? "–" }

  public func programme(_ id: String) -> ProgrammeRecord? { programmes.first { $0.id == id } }
  public func unit(_ key: UnitKey) -> UnitFact? { units.first { $0.key == key } }

  /// The programme that screens of one programme show: the one chosen, else the register's first.
  public var shownProgramme: ProgrammeRecord? {
    scope.programme.flatMap(programme) ?? programmes.first
  }

  /// What the register answers; nil when it cannot, and a message says why.
  func ask<Answer>(_ question: (Session) throws(StoreError) -> Answer) -> Answer? {
    do throws(StoreError) {
      return try question(session)
    } catch {
      tell(error)
      return nil
    }
  }

  /// What a form is to be about; nil when it has gone, or cannot be read, and a message says so.
  func found<Answer>(_ question: (Session) throws(StoreError) -> Answer?) -> Answer? {
    guard let answer = ask(question) else { return nil }
    if answer == nil { message = .error(language(ErrorText.notFoundAnyMore)) }
    return answer
  }

  /// Errors in the user's words.
  public var sentences: Sentences {
    Sentences(language, file: settings.file, today: today, time: settings.localTime)
  }

  // MARK: Names for a while

  /// How long names stand where they are kept back, in milliseconds.
  static let namesShownFor: Int64 = 60_000

  var showsNames: Bool { namesShownUntil != nil }

  func showNames() { namesShownUntil = now + Workspace.namesShownFor }
  func hideNames() { namesShownUntil = nil }

  // MARK: What waits for a key, for as long

  var showsCase: Bool { caseShownUntil != nil }

  func showCase() { caseShownUntil = now + Workspace.namesShownFor }
  func hideCase() { caseShownUntil = nil }
}
