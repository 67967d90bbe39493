import ArgumentParser
import Domain
import Resources
import Screens
import Store

/// `stegvis log`: who did what, oldest first.
struct Log: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: help(.logAbstract), discussion: help(.logDiscussion))
  }

  @Option(help: hint(.logParticipantOption)) var participant: String?
  @Option(help: hint(.byOption)) var by: String?
  @Option(help: hint(.fromOption)) var from: String?
  @Option(help: hint(.toOption)) var to: String?
  @Option(help: hint(.formatOption)) var format: Show.Format = .text
  @OptionGroup var common: CommonOptions

  /// Entries read at a time.
  private static let page = 1000

  func run() throws {
    // That the log was read is logged.
    let register = try common.open()
    defer { common.close(register) }
    let session = try common.session(register)
    try common.storing { () throws(StoreError) in try session.noteList(.logRead, "log") }
    let entries = try entries(session)
    let roster = try common.storing { () throws(StoreError) in try session.roster() }
    let data = LogOutput.data(entries, number: { roster.line(of: $0).flatMap { roster[$0] }?.number.text })
    switch format {
    case .json: try StandardOutput.write(data.json(screen: "log", asOf: session.today.iso).text + "\n")
    case .csv: try StandardOutput.write(data.csv())
    case .text:
      let words = EntryWords(Speech.language) { roster.line(of: $0).flatMap { roster[$0] }?.shownName }
      for entry in entries {
        let moment = Clock.local.parts(entry.at)
        try StandardOutput.write(
          "\(entry.id)  \(moment.day.iso) \(Clock.local.clock(entry.at))  \(entry.actor)  \(words.sentence(entry))"
            + (entry.isUndone ? " (\(Speech.language(LogText.undone)))" : "") + "\n")
      }
    }
  }

  private func entries(_ session: Session) throws -> [JournalEntry] {
    let person = try participant.map { try self.person($0, session) }
    let from = try day(self.from)
    let to = try day(self.to)
    var found: [JournalEntry] = []
    var before: Int64?
    while true {
      let page = try common.storing { () throws(StoreError) in
        try session.entries(limit: Log.page, before: before, about: person)
      }
      for entry in page {
        let day = Clock.local.parts(entry.at).day
        if let to, day > to { continue }
        // Times never run backwards: what comes now is older still.
        if let from, day < from { return found.reversed() }
        if let by, entry.actor != by { continue }
        found.append(entry)
      }
      guard let last = page.last, page.count == Log.page else { return found.reversed() }
      before = last.id
    }
  }

  private func person(_ typed: String, _ session: Session) throws -> ParticipantKey {
    let key = try common.storing { () throws(StoreError) in
      try (try? ParticipantNumber(typed)).flatMap { number throws(StoreError) in
        try session.participantKey(number: number)
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
