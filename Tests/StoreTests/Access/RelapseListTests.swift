import Domain
import Testing

@testable import Ledger
@testable import Store

/// Relapses are numbers to a team lead; who they are takes a reason, which is logged with each of them.
@Suite struct RelapseListTests {
  private let ground: AccessGround
  private let reason = "gjennomgang i teamet etter tre tilbakefall"

  init() throws { ground = try AccessGround() }

  private func entries() throws -> [JournalEntry] {
    try ground.trial.session().journal.entries(LogFilter(), limit: .max).filter {
      [.relapseListOpened, .relapseListed].contains($0.kind)
    }
  }

  @Test("The reason stands once for the list, and with each who stood on it; month's control shows it once")
  func logged() throws {
    let people = [ground.person, ground.hidden]
    try ground.trial.session().figures.openRelapseList(of: .relapsed, people, reason: reason)
    let found = try entries()
    #expect(found.filter { $0.kind == .relapseListOpened }.map(\.detail?.name) == ["relapsed"])
    #expect(Set(found.filter { $0.kind == .relapseListed }.map(\.about)) == Set(people))
    #expect(found.allSatisfy { $0.detail?.reason == reason })
    let lines = try ground.trial.session().journal.accessReview(since: 0, until: .max) { _ in RegisterTrial.today }
    #expect(lines.filter { $0.ground == .relapseList }.map(\.entry.kind) == [.relapseListOpened])
  }

  @Test("Without a reason that says something nothing opens and nothing is logged")
  func refused() throws {
    for words in ["", "   ", "vet ikke"] {
      let error = failure {
        try ground.trial.session().figures.openRelapseList(of: .relapsed, [ground.person], reason: words)
      }
      guard case .rule(.emergencyReason) = error else {
        Issue.record("\(words): \(String(describing: error))")
        continue
      }
    }
    #expect(try entries().isEmpty)
  }

  @Test("Somebody close to the lead is not on it")
  func close() throws {
    let lead = Session(
      register: ground.trial.register,
      access: Access(user: UserKey(3), name: "Kari Holm", role: .teamLead, relatives: [ground.person]), actor: "kari",
      today: RegisterTrial.today, todayIsGiven: false)
    try lead.figures.openRelapseList(of: .relapsed, [ground.person, ground.hidden], reason: reason)
    #expect(try entries().compactMap(\.about) == [ground.hidden])
  }
}
