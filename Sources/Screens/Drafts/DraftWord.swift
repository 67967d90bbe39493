import Domain

/// What may stand in the key of a draft: without dots, and the same for ever.
protocol DraftWord: Sendable, SendableMetatype {
  init?(inDraft word: Substring)
  var inDraft: String { get }
}

/// Stands for what is not there yet.
let newInDraft = "new"

extension Optional: DraftWord where Wrapped: DraftWord {
  init?(inDraft word: Substring) {
    guard word != newInDraft else {
      self = .none
      return
    }
    guard let wrapped = Wrapped(inDraft: word) else { return nil }
    self = wrapped
  }

  var inDraft: String { self?.inDraft ?? newInDraft }
}

protocol DraftNumber: DraftWord {
  init(_ value: Int64)
  var value: Int64 { get }
}

extension DraftNumber {
  init?(inDraft word: Substring) {
    guard let value = Int64(word) else { return nil }
    self.init(value)
  }

  var inDraft: String { String(value) }
}

extension ParticipantKey: DraftNumber {}
extension EnrolmentKey: DraftNumber {}
extension UnitKey: DraftNumber {}
extension UserKey: DraftNumber {}
extension FactKey: DraftNumber {}

/// Several people.
extension Array: DraftWord where Element == ParticipantKey {
  init?(inDraft word: Substring) {
    self = word.split(separator: "+").compactMap { ParticipantKey(inDraft: $0) }
    if isEmpty { return nil }
  }

  var inDraft: String { map(\.inDraft).joined(separator: "+") }
}

extension StepNumber: DraftWord {
  init?(inDraft word: Substring) {
    guard let value = Int(word) else { return nil }
    self.init(value)
  }

  var inDraft: String { String(value) }
}

extension Day: DraftWord {
  init?(inDraft word: Substring) {
    guard let number = Int32(word) else { return nil }
    self.init(number: number)
  }

  var inDraft: String { String(number) }
}

extension Month: DraftWord {
  init?(inDraft word: Substring) { self.init(String(word)) }
  var inDraft: String { iso }
}

/// The id of a programme: letters, digits and hyphens.
struct ProgrammeWord: DraftWord {
  let id: String

  init(_ id: String) { self.id = id }

  init?(inDraft word: Substring) {
    if word.isEmpty { return nil }
    id = String(word)
  }

  var inDraft: String { id }
}
