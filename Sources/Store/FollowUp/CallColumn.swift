import Domain
import Ledger

/// What of the way decides whether somebody is to be called: enough of it for any day from the last entry on.
enum CallColumn: CaseColumn {
  static let projection = Projection(
    id: .calls, version: 1, place: .cases,
    follows: [
      FollowUpContactFact.self, TreatmentFact.self, DatedEventFact.self, ConcernFact.self, AgreedContactFact.self,
      LadderStepFact.self, MeetingQuestionFact.self,
    ])

  /// Of everything that is repeated the last so many tell what there is to tell.
  private static let most = 4

  static func bytes(of person: PersonCases) throws -> [UInt8] {
    let contacts = try person.facts(FollowUpContactFact.self).map(\.contact)
    let reached = contacts.filter(\.isAchieved).map(\.day).max()
    let tried = contacts.filter { $0.isFruitless && $0.day >= reached ?? .blank }.map(\.day)
    let stays = try person.facts(TreatmentFact.self).map(\.episode).filter { $0.kind == .stay && $0.admitted != nil }
    let released = try person.facts(DatedEventFact.self).map(\.event).filter { $0.kind == .released }.map(\.day)
    let concerns = try person.facts(ConcernFact.self).map(\.concern).filter { $0.cameTo == nil }.map(\.day)
    let agreed = try person.facts(AgreedContactFact.self).map(\.agreed)
    let ladder = try person.facts(LadderStepFact.self).map(\.step).max { $0.day < $1.day }
    let asked = try person.facts(MeetingQuestionFact.self).map(\.question).filter(\.isOpen).map(\.day)
    let isNothing =
      contacts.isEmpty && stays.isEmpty && released.isEmpty && concerns.isEmpty && agreed.isEmpty && ladder == nil
      && asked.isEmpty
    if isNothing { return [] }
    var writer = CallWriter()
    writer.add(reached)
    writer.add(tried)
    writer.add(released)
    writer.add(concerns)
    writer.add(asked)
    writer.add(stays.sorted { ($0.admitted ?? .blank) < ($1.admitted ?? .blank) }) { writer, stay in
      for day in [stay.admitted, stay.ended, stay.expected] { writer.add(day) }
    }
    writer.add(agreed.sorted { $0.from < $1.from }) { writer, agreed in
      writer.add(agreed.from)
      writer.bytes.add(unsigned: UInt64(agreed.every ?? 0))
    }
    writer.add([ladder].compactMap(\.self)) { writer, step in
      writer.add(step.day)
      writer.bytes.add(text: step.step.rawValue)
      writer.bytes.add(text: step.takenBy)
    }
    return writer.bytes.bytes
  }

  /// Puts what the bytes tell into what is known of somebody.
  static func read(_ bytes: UnsafeRawBufferPointer, into followed: inout Followed) {
    var reader = CallReader(bytes)
    if reader.bytes.isAtEnd { return }
    followed.contacts = [reader.day()].compactMap { $0.map { FollowUpContact(day: $0) } }
    followed.contacts += reader.days().map { FollowUpContact(day: $0, reachedOut: .service, isAchieved: false) }
    followed.releases = reader.days()
    followed.concerns = reader.days().map { Concern(day: $0, toldBy: .other) }
    followed.asked = reader.days().min()
    followed.treatments = reader.list { reader in
      TreatmentEpisode(admitted: reader.day(), ended: reader.day(), expected: reader.day())
    }
    followed.agreed = reader.list { reader in
      let (from, every) = (reader.day() ?? .blank, Int(clamping: reader.bytes.unsigned()))
      return AgreedContact(from: from, every: every == 0 ? nil : every)
    }
    followed.ladder = reader.list { reader in
      let day = reader.day() ?? .blank
      let (word, name) = (reader.text(), reader.text())
      return LadderStep(day: day, step: LadderStep.Step(rawValue: word) ?? .homeVisit, takenBy: name)
    }
  }

  private struct CallWriter {
    var bytes = DigestWriter()

    mutating func add(_ day: Day?) { bytes.add(optional: day.map { Int64($0.number) }) }

    mutating func add(_ days: [Day]) { add(days.sorted()) { $0.add($1) } }

    mutating func add<Value>(_ values: [Value], _ body: (inout CallWriter, Value) -> Void) {
      let last = values.suffix(CallColumn.most)
      bytes.add(unsigned: UInt64(last.count))
      for value in last { body(&self, value) }
    }
  }

  private struct CallReader {
    var bytes: DigestReader

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = DigestReader(bytes) }

    mutating func day() -> Day? { bytes.optionalInteger().map { Day(number: Int32(clamping: $0)) } }
    mutating func days() -> [Day] { list { $0.day() }.compactMap(\.self) }
    mutating func text() -> String { String(decoding: bytes.text(), as: UTF8.self) }

    mutating func list<Value>(_ body: (inout CallReader) -> Value) -> [Value] {
      (0..<bytes.unsigned()).prefix(CallColumn.most).compactMap { _ in bytes.isBroken ? nil : body(&self) }
    }
  }
}

extension CasePart {
  /// All there is of it, for numbers of the whole.
  func call(into followed: inout Followed) { CallColumn.read(column(CasePart.placeOfCalls), into: &followed) }

  /// - Parameter apart: of whom some of it lies with another service than the user's, what of it counts.
  func call(into followed: inout Followed, _ apart: ServicesApart) throws {
    if let own = try apart.calls(of: followed.person) {
      own.withUnsafeBytes { CallColumn.read($0, into: &followed) }
    } else {
      call(into: &followed)
    }
  }

  private static let placeOfCalls = CaseColumns.place(of: CallColumn.self)
}
