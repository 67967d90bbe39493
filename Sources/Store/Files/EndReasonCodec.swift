import Domain
import Ledger

/// Why an enrolment ended, as a cell says it: a word of the list, and after "annet" free words: `annet: flyttet`.
struct GivenEndReason: Hashable, Sendable {
  var reason: EndReason
  var words: String?
}

struct EndReasonCodec: CellCodec {
  var accepts: AcceptedCell { Vocabularies.endReason.accepts }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> GivenEndReason {
    let text = try TextCodec().read(text, ground)
    if let reason = Vocabularies.endReason.value(text) { return GivenEndReason(reason: reason) }
    guard let colon = text.firstIndex(of: ":"), Vocabularies.endReason.value(String(text[..<colon])) == .other else {
      throw .notInVocabulary(Vocabularies.endReason.accepted)
    }
    let words = text[text.index(after: colon)...].drop(while: \.isWhitespace)
    return GivenEndReason(reason: .other, words: words.isEmpty ? nil : String(words))
  }

  func write(_ given: GivenEndReason, _ ground: FileGround) -> String {
    let word = Vocabularies.endReason.word(given.reason)
    guard given.reason == .other, let words = given.words, !words.isEmpty else { return word }
    return "\(word): \(words)"
  }
}

extension Enrolment {
  var givenEndReason: GivenEndReason? {
    get { endReason.map { GivenEndReason(reason: $0, words: otherReason) } }
    set {
      if newValue == givenEndReason { return }
      // "annet" alone does not take away words that were typed with it.
      let staysOther = newValue?.reason == .other && endReason == .other
      (endReason, otherReason) = (newValue?.reason, newValue?.words ?? (staysOther ? otherReason : nil))
    }
  }
}
