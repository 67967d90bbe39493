import Domain
import Foundation
import Store

/// One of the processes that are killed: it changes the register without a pause, and says so of each change when the
/// register has said that it is written.
struct CrashWriter {
  static let name = "crash-writer"
  static let options: Set<String> = ["--register", "--passphrase-file", "--acknowledge", "--number"]

  private let session: Session
  private let acknowledgements: Int32
  private let number: Int
  private let programme: String
  private var dice: SeededDice
  private var turn = 0
  private var enrolled: [(person: ParticipantKey, enrolment: EnrolmentKey, day: Day)] = []

  init(_ options: FaultOptions) throws {
    number = try options.number("--number", else: 1)
    acknowledgements = Foundation.open(
      try options.text("--acknowledge"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard acknowledgements >= 0 else { throw Failure("no file to acknowledge in") }
    dice = SeededDice(Int(getpid()))
    let register = try FaultRegister.open(
      try options.text("--register"), try options.text("--passphrase-file"), writer: number)
    session = register.session(today: Ground.today, todayIsGiven: true)
    guard let programme = try session.catalogue.programmes().first?.id else { throw Failure("no programme") }
    self.programme = programme
    say("ready")
  }

  /// Never ends by itself.
  mutating func run() throws -> Never {
    while true {
      turn += 1
      do throws(StoreError) {
        try change()
      } catch {
        switch error {
        // Somebody else was first.
        case .ledger(.busy), .conflict, .ledger(.unchanged), .rule: continue
        default: throw error
        }
      }
    }
  }

  private mutating func change() throws(StoreError) {
    let known = enrolled.indices.randomElement(using: &dice)
    switch (Int.random(in: 0..<3, using: &dice), known) {
    case (0, let known?): try move(known)
    case (1, let known?): try assess(enrolled[known].person)
    default: try add()
    }
  }

  private mutating func add() throws(StoreError) {
    let text = "K\(number)-\(getpid())-\(turn)"
    let start = Ground.today - 900
    let receipt = try session.people.add(
      Participant(
        number: ParticipantNumber(stored: text), givenName: "Kari", familyName: "Nordmann \(turn)",
        birthYearOnly: 1980),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(programme: programme, status: .participating, start: start), firstStep: .first,
        contact: "Feil Finner"))
    acknowledge(receipt, "participant_added", "identity 1 \(text)")
    if let person = receipt.about, let enrolment = receipt.enrolment { enrolled.append((person, enrolment, start)) }
  }

  private mutating func move(_ index: Int) throws(StoreError) {
    let known = enrolled[index]
    guard known.day < session.today,
      let card = try session.people.card(known.person)?.enrolments.first(where: { $0.key == known.enrolment }),
      let present = card.steps.last
    else { return }
    let to = StepNumber.all.first { $0 != present.fact.step } ?? .first
    let receipt = try session.enrolments.move(
      known.enrolment, StepMove(to: to, date: known.day + 1, reason: .wrongStep), present: present)
    acknowledge(receipt, "step_moved", "step_period 2 -")
    enrolled[index].day = known.day + 1
  }

  private mutating func assess(_ person: ParticipantKey) throws(StoreError) {
    let receipt = try session.lights.save(
      LightsAssessment(
        date: session.today - Int.random(in: 0..<800, using: &dice), voice: .worker,
        lights: Lights(packed: UInt16.random(in: 1...0xFFFF, using: &dice))), of: person)
    acknowledge(receipt, "clinical", "case_fact 1 -")
  }

  /// `ENTRY KIND TABLE ROWS NUMBER`, handed to the system in one piece: what is told is told, whatever comes after.
  private func acknowledge(_ receipt: WriteReceipt, _ kind: String, _ fact: String) {
    say("\(receipt.entry) \(kind) \(fact)")
  }

  private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(acknowledgements, bytes, bytes.count)
  }
}
