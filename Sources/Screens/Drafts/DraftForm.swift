import Domain
import Resources

/// A form as its drafts know it: what their keys are made of, what the list calls it, and how it is opened again.
///
/// Keys lie on disk: a form's word and the kinds of words that follow it stay as they are.
struct DraftForm<each Word: DraftWord>: DraftKind {
  private let word: String
  private let title: Phrase
  private let new: Phrase
  private let open: @Sendable (Workspace, repeat each Word) -> (any Screen)?

  /// - Parameters:
  ///   - new: the title of one about something that is not there yet, where that is another.
  ///   - open: nil when what it was about is not in the register any more.
  init(
    _ word: String, _ title: Phrase, new: (any TextKey)? = nil,
    open: @escaping @Sendable (Workspace, repeat each Word) -> (any Screen)?
  ) {
    self.word = word
    self.title = title
    self.new = new.map { Phrase($0) } ?? title
    self.open = open
  }

  /// What a draft is kept under.
  func key(_ words: repeat each Word) -> String {
    var key = word
    for word in repeat each words { key += ".\(word.inDraft)" }
    return key
  }

  func kept(_ words: [Substring]) -> KeptDraft? {
    guard words.first.map(String.init) == word else { return nil }
    var rest = words.dropFirst()
    guard let values = try? (repeat taken((each Word).self, from: &rest)) else { return nil }
    var person: ParticipantKey?
    for value in repeat each values { person = person ?? value as? ParticipantKey }
    return KeptDraft(title: words.last.map(String.init) == newInDraft ? new : title, person: person) { [open] in
      open($0, repeat each values)
    }
  }

  private func taken<Next: DraftWord>(
    _ type: Next.Type, from rest: inout ArraySlice<Substring>
  ) throws(NoDraftWord) -> Next {
    guard let word = rest.popFirst(), let value = Next(inDraft: word) else { throw NoDraftWord() }
    return value
  }
}

private struct NoDraftWord: Error {}

/// How a screen's drafts are found again.
protocol DraftKind: Sendable {
  /// - Parameter words: a key's.
  /// - Returns: nil when it is not of this kind.
  func kept(_ words: [Substring]) -> KeptDraft?
}

/// Of a screen that may be about one thing or another.
struct EitherDraft<First: DraftKind, Second: DraftKind>: DraftKind {
  private let first: First
  private let second: Second

  init(_ first: First, _ second: Second) { (self.first, self.second) = (first, second) }

  func kept(_ words: [Substring]) -> KeptDraft? { first.kept(words) ?? second.kept(words) }
}

/// Of a screen whose typing goes with it.
struct NoDraft: DraftKind {
  func kept(_ words: [Substring]) -> KeptDraft? { nil }
}

/// What a draft's key says.
///
/// Nothing of a person is read before the form is opened: a list of drafts must not count as having seen their cards.
struct KeptDraft {
  let title: Phrase
  /// Whom it is about; nil when it is about nobody who is in the register.
  let person: ParticipantKey?
  /// The form, with what was typed in it; nil when there is no such form, or what it was about is not in the register
  /// any more.
  let open: (Workspace) -> (any Screen)?
}

extension Rooms {
  private static let drafts: [any DraftKind] = all.compactMap { ($0 as? any DraftingScreen.Type)?.draft }

  /// - Parameter key: a ``DraftingScreen/draftKey``.
  static func draft(_ key: String) -> KeptDraft {
    let words = key.split(separator: ".")
    return drafts.lazy.compactMap { $0.kept(words) }.first
      ?? KeptDraft(title: Phrase(DraftText.other), person: nil) { _ in nil }
  }
}
