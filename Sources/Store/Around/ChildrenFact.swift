import Domain
import Ledger

/// A person's children: numbers and years, no names.
struct ChildrenFact: SurroundingFact {
  var person: ParticipantKey
  var children: Children

  static let form = FactForm(
    "children", of: ChildrenFact.self, whose: .person, naturalKeys: [["person"]], erasure: .takesAll, isOnCaseSide: true
  )

  static let words: [EntryKind] = []

  static let blank = ChildrenFact(person: ParticipantKey(0), children: Children(count: 0))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.count("number", &children.count)
    f.years("birth_years", &children.birthYears)
    f.word("care", &children.care)
    f.day("talk_day", &children.talk)
  }

  var tells: Surrounding { .children(children) }
}

extension FieldVisitor {
  /// A few years.
  fileprivate mutating func years(_ name: String, _ value: inout [Int]) {
    var text: String? = value.isEmpty ? nil : value.map(String.init).joined(separator: ",")
    self.text(name, &text)
    if reads { value = (text ?? "").split(separator: ",").compactMap { Int($0) } }
  }
}
