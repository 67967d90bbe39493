import ArgumentParser
import Domain
import Resources
import Screens
import Store
import TerminalUI

/// `stegvis log`: who did and saw what, oldest first; `--review` the month's list of what deserves a look.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: help(.logAbstract), discussion: help(.logDiscussion))

  @Option(help: hint(.logParticipantOption)) var participant: String?
  @Option(help: hint(.byOption)) var by: String?
  @Option(help: hint(.fromOption)) var from: String?
  @Option(help: hint(.toOption)) var to: String?
  @Option(help: hint(.reviewOption)) var review: String?
  @Option(help: hint(.formatOption)) var format: Show.Format = .text
  @OptionGroup var common: CommonOptions

  /// Entries read at a time.
  private static let page = 1000

  func run() throws {
    let register = try common.open()
    defer { common.close(register) }
    let session = try common.session(register)
    if let review { return try printReview(review, session) }
    let choice = LogChoice(
      about: try participant.map { try person($0, session) }, by: try by.map { try user($0, session) },
      from: try day(from), to: try day(to))
    // That the log was read is logged.
    try common.storing { () throws(StoreError) in try session.journal.noteLog(about: choice.about, by: choice.by?.login)
    }
    let roster = try common.storing { () throws(StoreError) in try session.people.roster() }
    func number(_ person: ParticipantKey) -> String? {
      roster.line(of: person).flatMap { roster[$0] }?.number.text
    }
    switch format {
    case .json:
      var entries: [JournalEntry] = []
      try each(choice, session) { entries += $0 }
      let data = LogOutput.data(entries, number: number)
      try StandardOutput.write(data.json(screen: "log", asOf: session.today.iso).text + "\n")
    case .csv:
      var writer = CSVWriter(dialect: .standard)
      writer.write(LogOutput.columns)
      try StandardOutput.write(writer.take())
      try each(choice, session) { entries in
        for entry in entries { writer.write(LogOutput.row(entry, number: number).map { $0.cleaned() }) }
        try StandardOutput.write(writer.take())
      }
    case .text:
      let words = words(roster)
      try each(choice, session) { entries in
        try StandardOutput.write(
          entries.map { "\($0.id)  \(line($0, words))".cleaned() + "\n" }.joined())
      }
    }
  }

  private func words(_ roster: Roster) -> EntryWords {
    EntryWords(Speech.language) { roster.line(of: $0).flatMap { roster[$0] }?.shownName }
  }

  /// `2026-11-21 09:14  kari (resepsjon)  Hansen, Aisha: kortet åpnet`.
  private func line(_ entry: JournalEntry, _ words: EntryWords) -> String {
    let moment = Clock.local.parts(entry.at)
    let role = entry.role.map { " (\(Speech.language(DomainText.role($0))))" } ?? ""
    return "\(moment.day.iso) \(Clock.local.clock(entry.at))  \(entry.actor)\(role)  \(words.sentence(entry))"
      + words.marks(entry)
  }

  // MARK: - The monthly list

  private func printReview(_ text: String, _ session: Session) throws {
    guard participant == nil, by == nil, from == nil, to == nil else { throw Failure.usage(.usageReviewAlone) }
    guard let month = Month(text), month.hasEnded(on: session.today) else {
      throw Failure.usage(.usageBadMonth, ["value": text])
    }
    let (lines, code) = try common.storing { () throws(StoreError) in
      // Who may not look through it has not looked.
      let lines = try ReviewOutput.lines(month, session, Clock.local)
      try session.journal.noteList(.logRead, "review \(month.iso)", isPrinted: true)
      return (lines, try session.journal.code())
    }
    let roster = try common.storing { () throws(StoreError) in try session.people.roster() }
    let data = ReviewOutput.data(lines, code) { roster.line(of: $0).flatMap { roster[$0] }?.number.text }
    switch format {
    case .json: try StandardOutput.write(data.json(screen: "review", asOf: session.today.iso).text + "\n")
    case .csv: try StandardOutput.write(data.cleaned.csv())
    case .text:
      let words = words(roster)
      for line in lines {
        try StandardOutput.say("\(self.line(line.entry, words))  [\(Speech.language(line.ground.word))]")
      }
      if let code { try StandardOutput.say(Speech.language(ReviewText.code, ["code": code.text])) }
    }
  }

  // MARK: - What is asked for

  /// The entries, oldest first, a page at a time: a journal may be longer than the memory.
  private func each(_ choice: LogChoice, _ session: Session, _ body: ([JournalEntry]) throws -> Void) throws {
    let filter = choice.filter(Clock.local)
    var after: Int64 = 0
    while true {
      let page = try common.storing { () throws(StoreError) in
        try session.journal.entries(filter, limit: Log.page, after: after)
      }
      try body(page)
      guard let last = page.last, page.count == Log.page else { return }
      after = last.id
    }
  }

  private func user(_ login: String, _ session: Session) throws -> LogUser {
    let users = try common.storing { () throws(StoreError) in try session.journal.logUsers() }
    guard let user = users.first(where: { $0.login == login }) else {
      if !session.access.may(.seeLog) { throw Failure(.notAllowed(.role(.seeLog)), file: common.path) }
      throw Failure.usage(.usageUnknownUser, ["name": login])
    }
    return user
  }

  private func person(_ typed: String, _ session: Session) throws -> ParticipantKey {
    let key = try common.storing { () throws(StoreError) in
      try (try? ParticipantNumber(typed)).flatMap { number throws(StoreError) in
        try session.people.participantKey(number: number)
      }
    }
    guard let key else { throw Failure.usage(.usageUnknownNumber, ["number": typed]) }
    return key
  }

  private func day(_ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(text) else { throw Failure.usage(.usageBadDate, ["value": text]) }
    return day
  }
}
