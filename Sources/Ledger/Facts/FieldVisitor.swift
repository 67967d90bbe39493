import Domain

/// Goes through the fields of a fact, one after the other: to list them, to write them, or to read into them.
///
/// What goes wrong on the way is kept in ``failure`` and told once at the end, so that a definition is a plain list.
package protocol FieldVisitor {
  /// Visits what lies inside a seal.
  associatedtype Inside: FieldVisitor

  /// Whether what is visited takes the value that stands in the register.
  var reads: Bool { get }
  /// What turns programmes, colleagues and look-ups into numbers; nil where nothing is written or read.
  var coder: FactCoder? { get }
  /// The first thing that went wrong.
  var failure: LedgerError? { get set }

  mutating func number(_ field: FactColumn, _ value: inout Int64?)
  mutating func text(_ field: FactColumn, _ value: inout String?)
  /// Inside a seal only.
  mutating func bytes(_ name: String, _ value: inout [UInt8])
  /// What an equal value is found by; nil where there is none.
  mutating func code(_ name: String, _ make: (FactCoder) throws(LedgerError) -> [UInt8]?)
  /// The same under a side's key: whoever does not hold it carries over the codes that stand there.
  mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(LedgerError) -> [[UInt8]?])
  /// - Parameter unread: the seal as it stands, of a fact that was read without its key: it goes along as it is.
  /// - Returns: the seal as it stands when its key is not held.
  mutating func seal(_ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout Inside) -> Void) -> UnreadSeal?
  /// What is sealed to somebody's own slot already: ``Keyring/openBox(_:_:key:)``.
  mutating func box(_ name: String, _ value: inout [UInt8])
  /// What somebody wrote down about a person: the clinical side reads it, and so does whoever wrote it.
  mutating func told(_ body: (inout Inside) -> Void)
}

/// Visits the fields themselves, wherever they lie: what is sealed is gone into, and codes are passed by.
package protocol PlainVisitor: FieldVisitor where Inside == Self {}

extension PlainVisitor {
  package mutating func code(_ name: String, _ make: (FactCoder) throws(LedgerError) -> [UInt8]?) {}
  package mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(LedgerError) -> [[UInt8]?]
  ) {}

  package mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout Self) -> Void
  ) -> UnreadSeal? {
    body(&self)
    return nil
  }

  package mutating func box(_ name: String, _ value: inout [UInt8]) {}
  package mutating func told(_ body: (inout Self) -> Void) { body(&self) }
}

/// A seal whose key was not held when it was read. Whoever changes the row carries it over.
package struct UnreadSeal: Hashable, Sendable {
  package let bytes: [UInt8]
}

/// Likewise, the codes by which it is found; none of what is new.
package struct UnreadCodes: Hashable, Sendable {
  package var codes: [[UInt8]?] = []

  package init() {}
}

/// A key of some kind of thing.
package protocol StableKey {
  var value: Int64 { get }
  init(_ value: Int64)
}

extension ParticipantKey: StableKey {}
extension EnrolmentKey: StableKey {}
extension UnitKey: StableKey {}
extension UserKey: StableKey {}
extension FactKey: StableKey {}

// The kinds of fields there are.

extension FieldVisitor {
  // MARK: Keys

  /// The key that this fact says the meaning of.
  package mutating func own(_ name: String, _ kind: KeyKind, _ key: inout some StableKey) {
    number(FactColumn(name: name, role: .own(kind)), &key)
  }

  /// The key of what another fact says the meaning of; the column has the name of that fact's own key.
  package mutating func points(_ name: String, _ key: inout some StableKey) {
    number(FactColumn(name: name, role: .points(name)), &key)
  }

  package mutating func points<Key: StableKey>(_ name: String, _ key: inout Key?) {
    var value = key?.value
    number(FactColumn(name: name, role: .points(name), isOptional: true), &value)
    if reads { key = value.map { Key($0) } }
  }

  /// A key that need not stand for anything any more: whoever wrote something may have been removed since.
  package mutating func key(_ name: String, _ key: inout some StableKey) {
    number(FactColumn(name: name, role: .number), &key)
  }

  private mutating func number<Key: StableKey>(_ field: FactColumn, _ key: inout Key) {
    var value: Int64? = key.value
    number(field, &value)
    if reads, let value { key = Key(value) }
  }

  // MARK: Plain values

  package mutating func text(_ name: String, _ value: inout String) {
    var text: String? = value
    self.text(FactColumn(name: name, role: .text), &text)
    if reads { value = text ?? "" }
  }

  package mutating func text(_ name: String, _ value: inout String?) {
    text(FactColumn(name: name, role: .text, isOptional: true), &value)
  }

  package mutating func count(_ name: String, _ value: inout Int) {
    convert(name, &value, { Int64($0) }, { Int(exactly: $0) })
  }

  package mutating func count(_ name: String, _ value: inout Int?) {
    convert(name, &value, { Int64($0) }, { Int(exactly: $0) })
  }

  package mutating func flag(_ name: String, _ value: inout Bool) {
    convert(name, &value, { $0 ? 1 : 0 }, { (0...1).contains($0) ? $0 == 1 : nil })
  }

  package mutating func flag(_ name: String, _ value: inout Bool?) {
    convert(name, &value, { $0 ? 1 : 0 }, { (0...1).contains($0) ? $0 == 1 : nil })
  }

  package mutating func day(_ name: String, _ value: inout Day) {
    convert(name, &value, { Int64($0.number) }, { Int32(exactly: $0).map { Day(number: $0) } })
  }

  package mutating func day(_ name: String, _ value: inout Day?) {
    convert(name, &value, { Int64($0.number) }, { Int32(exactly: $0).map { Day(number: $0) } })
  }

  package mutating func time(_ name: String, _ value: inout TimeOfDay) {
    convert(name, &value, { Int64($0.minutes) }, { Int(exactly: $0).flatMap { TimeOfDay(minutes: $0) } })
  }

  package mutating func time(_ name: String, _ value: inout TimeOfDay?) {
    convert(name, &value, { Int64($0.minutes) }, { Int(exactly: $0).flatMap { TimeOfDay(minutes: $0) } })
  }

  package mutating func step(_ name: String, _ value: inout StepNumber) {
    convert(name, &value, { Int64($0.value) }, { Int(exactly: $0).flatMap { StepNumber($0) } })
  }

  /// A word of a closed list.
  package mutating func word<Word: RawRepresentable>(_ name: String, _ value: inout Word)
  where Word.RawValue == String {
    // A key path would be made anew for every field of a generic type.
    convertText(name, &value, { $0.rawValue }, { Word(rawValue: $0) })
  }

  package mutating func word<Word: RawRepresentable>(_ name: String, _ value: inout Word?)
  where Word.RawValue == String {
    var text = value?.rawValue
    self.text(FactColumn(name: name, role: .text, isOptional: true), &text)
    guard reads else { return }
    value = nil
    guard let text else { return }
    value = Word(rawValue: text)
    if value == nil { fail() }
  }

  package mutating func lights(_ name: String, _ value: inout Lights) {
    convertText(name, &value, { $0.letters }, { Lights(letters: $0) })
  }

  package mutating func area(_ name: String, _ value: inout LifeDomain) {
    convertText(name, &value, { $0.id }, { id in LifeDomain.allCases.first { $0.id == id } })
  }

  package mutating func timetable(_ name: String, _ value: inout Timetable) {
    convertText(name, &value, { $0.text }, { Timetable(text: $0) })
  }

  // MARK: Names that are kept once

  /// The programme by its code.
  /// - Parameter role: whether the fact says what the code stands for, or points at it.
  package mutating func programme(_ role: FactColumn.Role, _ id: inout String) {
    var code: Int64?
    if !reads, let coder {
      do throws(LedgerError) {
        code = role == .own(.programme) ? coder.codeByID[id] : try coder.code(id)
        if code == nil { throw .unknownName(id) }
      } catch { failure = failure ?? error }
    }
    number(FactColumn(name: "programme", role: role), &code)
    guard reads, failure == nil else { return }
    if let known = code.flatMap({ coder?.idByCode[$0] }) { id = known } else { fail() }
  }

  /// Somebody of the house, by name.
  package mutating func colleague(_ name: inout String) {
    var known: String? = name
    colleague(FactColumn(name: "colleague", role: .number), &known)
    if reads, let known { name = known }
  }

  package mutating func colleague(_ name: inout String?) {
    colleague(FactColumn(name: "colleague", role: .number, isOptional: true), &name)
  }

  private mutating func colleague(_ field: FactColumn, _ name: inout String?) {
    do throws(LedgerError) {
      var number: Int64?
      if !reads, let name, let coder { number = try coder.colleagues.number(of: name) }
      self.number(field, &number)
      if reads, failure == nil {
        guard let coder else { return }
        name = try number.map { number throws(LedgerError) in try coder.colleagues.name(number) }
      }
    } catch { failure = failure ?? error }
  }

  // MARK: Seals

  /// What only the holders of a side's key may read.
  package mutating func seal(_ name: String, _ side: Side, _ body: (inout Inside) -> Void) {
    _ = seal(name, side, unread: nil, body)
  }

  // MARK: Inside

  /// What stands there is nothing that a version of the program writes. Whoever reads says where.
  mutating func fail() { failure = failure ?? LedgerError.damaged(.value(table: "", row: 0)) }

  private mutating func convert<Value>(
    _ name: String, _ value: inout Value, _ write: (Value) -> Int64, _ read: (Int64) -> Value?
  ) {
    var number: Int64? = write(value)
    self.number(FactColumn(name: name, role: .number), &number)
    guard reads, failure == nil else { return }
    if let number, let found = read(number) { value = found } else { fail() }
  }

  private mutating func convert<Value>(
    _ name: String, _ value: inout Value?, _ write: (Value) -> Int64, _ read: (Int64) -> Value?
  ) {
    var number: Int64?
    if let value { number = write(value) }
    self.number(FactColumn(name: name, role: .number, isOptional: true), &number)
    guard reads, failure == nil else { return }
    value = nil
    guard let number else { return }
    value = read(number)
    if value == nil { fail() }
  }

  private mutating func convertText<Value>(
    _ name: String, _ value: inout Value, _ write: (Value) -> String, _ read: (String) -> Value?
  ) {
    var text: String? = write(value)
    self.text(FactColumn(name: name, role: .text), &text)
    guard reads, failure == nil else { return }
    if let text, let found = read(text) { value = found } else { fail() }
  }
}
