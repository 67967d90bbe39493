import Domain
import Store

/// What was done some weeks before the demo's day and deserves a look when the month is over: somebody who is close to a participant
/// and tried their card, nødtilgang, an export, a wrong passphrase. All of it made up.
struct DemoMonth {
  private let common: CommonOptions

  init(_ common: CommonOptions) { self.common = common }

  /// Whose card does not open to Tor Lie.
  private static let relative = "P-0118"
  /// Of another unit than Jon Dahl's.
  private static let elsewhere = "P-0042"

  func fill() throws(StoreError) {
    try with(DemoRegister.colleague.login) { (session, person) throws(StoreError) in
      let tor = try session.users.all().first { $0.login == DemoRegister.users[1].login }
      if let tor { try session.users.nameRelative(tor.key, of: person(DemoMonth.relative)) }
    }
    try with(DemoRegister.users[1].login) { (session, person) throws(StoreError) in
      try tryCard(person(DemoMonth.relative), session)
    }
    try with(DemoRegister.ofOneUnit.login) { (session, person) throws(StoreError) in
      let other = try person(DemoMonth.elsewhere)
      try tryCard(other, session)
      _ = try session.people.openInEmergency(other, reason: "Ringte på kveldsvakta; Tor Lie hadde fri")
    }
    try with(DemoRegister.users[0].login) { (session, _) throws(StoreError) in
      _ = try session.files.export(.attendance) { (_) throws(StoreError) in }
    }
    try mistype(DemoRegister.users[2].login)
  }

  /// It does not open, and the journal has that it was tried.
  private func tryCard(_ person: ParticipantKey, _ session: Session) throws(StoreError) {
    do throws(StoreError) { _ = try session.people.card(person) } catch .notAllowed {}
  }

  /// A wrong passphrase, which the next login tells.
  private func mistype(_ login: String) throws(StoreError) {
    do throws(StoreError) {
      try DemoRegister.open(common, as: login, passphrase: "alle er oppdiktet!", now: DemoClock.weeksBefore).close()
    } catch .ledger(.wrongPassphrase) {}
    try with(login) { (_, _) in }
  }

  private func with(
    _ login: String, _ body: (Session, (String) throws(StoreError) -> ParticipantKey) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard let day = DemoRegister.day else { return }
    let register = try DemoRegister.open(common, as: login, now: DemoClock.weeksBefore)
    let session = register.session(today: day - 35, todayIsGiven: true)
    try body(session) { (number) throws(StoreError) in
      guard let person = try session.people.participantKey(number: ParticipantNumber(stored: number)) else {
        throw .rule(.notInRegister)
      }
      return person
    }
    try register.close()
  }
}
