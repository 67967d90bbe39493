import Domain
import Ledger

/// The words a column takes: one table for reading, for saying what is accepted, and for writing.
public struct Vocabulary<Value: Hashable & Sendable>: Sendable {
  public struct Term: Sendable {
    public let value: Value
    /// What an export writes; stable.
    public let english: String
    public let norwegian: String
    /// Further words that are understood.
    public let others: [String]
  }

  public let terms: [Term]
  private let folded: [String: Value]
  /// The words as they stand in the table: most cells of a real file are written so, and need no folding.
  private let exact: [String: Value]
  private let words: [Value: String]

  init(_ terms: [(value: Value, english: String, norwegian: String, others: [String])]) {
    self.terms = terms.map { Term(value: $0.value, english: $0.english, norwegian: $0.norwegian, others: $0.others) }
    var folded: [String: Value] = [:]
    var exact: [String: Value] = [:]
    for term in self.terms {
      for word in [term.english, term.norwegian] + term.others {
        exact[word] = term.value
        folded[Folding.fold(word)] = term.value
      }
    }
    self.folded = folded
    self.exact = exact
    words = Dictionary(self.terms.map { ($0.value, $0.english) }, uniquingKeysWith: { first, _ in first })
  }

  /// The meaning of a word; nil when the table has no such word.
  public func value(_ word: String) -> Value? { exact[word] ?? folded[Folding.fold(word)] }

  /// The stable word for a value.
  public func word(_ value: Value) -> String { words[value] ?? "" }

  /// What a cell may say, in the order of the table.
  public var accepted: [AcceptedWord] { terms.map { AcceptedWord(norwegian: $0.norwegian, english: $0.english) } }
}

/// One value a column takes, in both languages; the same word twice where they agree.
public struct AcceptedWord: Hashable, Sendable {
  public let norwegian: String
  public let english: String
}
