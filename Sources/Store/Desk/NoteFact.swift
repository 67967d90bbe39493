import Domain
import Ledger

/// What somebody wrote down about a person.
public struct NoteFact: RegisterFact {
  public var key: NoteKey
  public var person: ParticipantKey
  public var note: Note

  package static let form = FactForm(
    "note", of: NoteFact.self, whose: .person, naturalKeys: [["note"]], erasure: .takesAll, indexes: ["(person, day)"])

  static let words: [EntryKind] = [.noteWritten]

  package static let blank = NoteFact(
    key: NoteKey(0), person: ParticipantKey(0), note: Note(day: .blank, kind: .note, author: UserKey(0), text: nil))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("note", .thing, &key)
    f.points("person", &person)
    f.day("day", &note.day)
    f.time("minute", &note.time)
    f.word("kind", &note.kind)
    f.key("author", &note.author)
    f.told { $0.text("text", &self.note.text) }
  }

  package var happened: Day? { note.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    // The text may be erased, or another's to read.
    note.day > ground.today ? [.rule(.note(.inTheFuture))] : []
  }
}

extension EntryKind {
  public static let noteWritten = EntryKind("note_written", .change, .writeNote)
}
