import Resources
import Store
import Testing

@testable import Screens

@Suite("Each kind of entry is told in words of its own")
struct EntryTextTests {
  @Test func everyKindHasItsText() {
    var texts: Set<EntryText> = []
    for kind in EntryKind.allCases {
      guard let text = EntryText(kind) else {
        Issue.record("\(kind.rawValue) has no text")
        continue
      }
      #expect(texts.insert(text).inserted, "\(kind.rawValue) shares a text")
    }
  }
}
