import Domain
import Ledger
import Resources

/// What a cell does to a value: nothing (the column is absent or the cell empty), clear it (`-`), or set it.
enum Cell<Value: Hashable & Sendable>: Hashable, Sendable {
  case untouched
  case cleared
  case value(Value)

  /// What the cell sets.
  var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// How a value stands in a cell: read, written, and told to whoever makes a file.
protocol CellCodec<Value> {
  associatedtype Value: Hashable & Sendable

  var accepts: AcceptedCell { get }

  /// Whether `-` clears the value; else it is read like anything else.
  var isCleared: Bool { get }

  /// - Parameter text: not empty, without spaces around it.
  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Value
  func write(_ value: Value, _ ground: FileGround) -> String
}

extension CellCodec {
  var isCleared: Bool { true }
}

/// What a cell may say.
public enum AcceptedCell: Hashable, Sendable {
  case number, text, date, year, years, count, time, step, nationalID
  /// The name of one that the register has.
  case programme, unit
  case words([AcceptedWord])
}

/// What files are read and written against, besides the facts of their kind.
struct FileGround: Sendable {
  let today: Day
  let names: RegisterNames
  var options = ImportOptions()
}

// MARK: - The codecs

struct NumberCodec: CellCodec {
  var accepts: AcceptedCell { .number }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> ParticipantNumber {
    do throws(ParticipantNumber.Problem) {
      return try ParticipantNumber(text)
    } catch {
      throw .number(error)
    }
  }

  func write(_ number: ParticipantNumber, _ ground: FileGround) -> String { number.text }
}

struct TextCodec: CellCodec {
  /// A name; those of participants are held against their rules as a whole.
  var isOneLine = false
  /// A fødselsnummer is often written with a space before the individual number.
  var hasSpaces = true
  var accepts: AcceptedCell { hasSpaces ? .text : .nationalID }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> String {
    if TextCodec.hasControlCharacter(text) { throw .controlCharacter }
    let text = CSVFormula.unguarded(text)
    if isOneLine, !NameRule.isOneLine(text) { throw .nameNotOneLine }
    return hasSpaces ? text : text.filter { !$0.isWhitespace }
  }

  func write(_ text: String, _ ground: FileGround) -> String { CSVFormula.literal(text) }

  /// C0 but tab and line breaks, DEL, and C1, which is two bytes in UTF-8.
  private static func hasControlCharacter(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return true }
      if byte == 0x7F || (previous == 0xC2 && (0x80..<0xA0).contains(byte)) { return true }
      previous = byte
    }
    return false
  }
}

/// A bydel, in the catalogue's spelling. What the register has is written as it stands.
struct DistrictCodec: CellCodec {
  var accepts: AcceptedCell { .text }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> String {
    guard let name = Districts.known.named(text) else { throw .unknownDistrict(known: Districts.known.names) }
    return name
  }

  func write(_ name: String, _ ground: FileGround) -> String { CSVFormula.literal(name) }
}

/// What stands in the cell, for a row that understands it only together with other cells.
struct UnreadCodec: CellCodec {
  let accepts: AcceptedCell
  var isCleared: Bool { false }
  func read(_ text: String, _ ground: FileGround) -> String { text }
  func write(_ text: String, _ ground: FileGround) -> String { text }
}

struct DateCodec: CellCodec {
  var accepts: AcceptedCell { .date }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Day {
    if let day = FileDate.read(text) { return day }
    throw FileDate.looksLikeDate(text) ? .noSuchDay : .notADate
  }

  func write(_ day: Day, _ ground: FileGround) -> String { day.iso }
}

struct YearCodec: CellCodec, Sendable {
  /// The years that are accepted on a day.
  let years: @Sendable (Day) -> ClosedRange<Int>
  var accepts: AcceptedCell { .year }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Int {
    let accepted = years(ground.today)
    guard text.utf8.count == 4, let year = Int(text), accepted.contains(year) else {
      throw .notAYear(accepted: accepted)
    }
    return year
  }

  func write(_ year: Int, _ ground: FileGround) -> String { String(year) }
}

struct StepCodec: CellCodec {
  var accepts: AcceptedCell { .step }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> StepNumber {
    guard let value = Int(text), let step = StepNumber(value) else { throw .notAStep }
    return step
  }

  func write(_ step: StepNumber, _ ground: FileGround) -> String { String(step.value) }
}

struct ProgrammeCodec: CellCodec {
  var accepts: AcceptedCell { .programme }
  var isCleared: Bool { false }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> String {
    try ground.names.programme(text)
  }

  func write(_ id: String, _ ground: FileGround) -> String { id }
}

struct UnitCodec: CellCodec {
  /// Nil: of any programme.
  var programme: String?
  var accepts: AcceptedCell { .unit }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> UnitKey {
    try ground.names.unit(try TextCodec().read(text, ground), of: programme)
  }

  func write(_ unit: UnitKey, _ ground: FileGround) -> String {
    CSVFormula.literal(ground.names.name(of: unit) ?? "")
  }
}

extension Vocabulary: CellCodec {
  var accepts: AcceptedCell { .words(accepted) }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Value {
    guard let value = value(text) else { throw .notInVocabulary(accepted) }
    return value
  }

  func write(_ value: Value, _ ground: FileGround) -> String { word(value) }
}
