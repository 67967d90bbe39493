import Domain

/// Binds the fields of a fact to the parameters of a statement.
package struct ColumnWriter: FieldVisitor {
  package typealias Inside = SealWriter
  package private(set) var binder: Binder
  private let form: FactForm
  private let known: FactCoder
  /// What the seals of the row hang on: the first key in it.
  private var sealKey: Int64?
  package var failure: LedgerError?

  package init(_ binder: Binder, _ form: FactForm, _ coder: FactCoder, root: Int64?) {
    sealKey = form.sealsHangOnRow ? root ?? 0 : nil
    self.binder = binder
    self.form = form
    known = coder
  }

  package var reads: Bool { false }
  package var coder: FactCoder? { known }

  package mutating func number(_ field: FactColumn, _ value: inout Int64?) {
    if sealKey == nil { sealKey = value ?? 0 }
    binder.add(value)
  }

  package mutating func text(_ field: FactColumn, _ value: inout String?) { binder.add(value) }
  package mutating func bytes(_ name: String, _ value: inout [UInt8]) {}

  package mutating func code(_ name: String, _ make: (FactCoder) throws(LedgerError) -> [UInt8]?) {
    let known = known
    let code = attempt { () throws(LedgerError) in try make(known) }
    binder.add(code: code ?? nil)
  }

  package mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(LedgerError) -> [[UInt8]?]
  ) {
    let known = known
    // What is new, of whoever may not make them, is without until somebody comes who may.
    let codes =
      known.keys.holds(side) ? attempt { () throws(LedgerError) in try make(known) } ?? [] : unread.codes
    for index in names.indices { binder.add(code: codes.indices.contains(index) ? codes[index] : nil) }
  }

  package mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout SealWriter) -> Void
  ) -> UnreadSeal? {
    if let unread {
      binder.add(seal: unread.bytes)
      return unread
    }
    if known.makesCodesOnly {
      binder.add(seal: nil)
      return nil
    }
    let (keys, place, key, isCase) = (known.keys, form.sealPlace, sealKey ?? 0, form == CaseRow.form)
    let plain = written(body)
    let sealed = attempt { () throws(LedgerError) in
      if isCase { return try keys.sealCase(plain, place, key: key) }
      // Whoever may not read the clinical side puts in for it what they know.
      return keys.holds(side) ? try keys.seal(plain, side, place, key: key) : try keys.drop(plain, place, key: key)
    }
    binder.add(seal: sealed)
    return nil
  }

  package mutating func box(_ name: String, _ value: inout [UInt8]) {
    binder.add(seal: known.makesCodesOnly ? nil : value)
  }

  package mutating func told(_ body: (inout SealWriter) -> Void) {
    if known.makesCodesOnly {
      for _ in 0..<2 { binder.add(seal: nil) }
      return
    }
    let (keys, place, key) = (known.keys, form.sealPlace, sealKey ?? 0)
    let plain = written(body)
    binder.add(seal: attempt { () throws(LedgerError) in try keys.drop(plain, place, key: key) })
    binder.add(seal: attempt { () throws(LedgerError) in try keys.sealOwn(plain, place, key: key) } ?? nil)
  }

  private func written(_ body: (inout SealWriter) -> Void) -> [UInt8] {
    var writer = SealWriter(coder: known)
    body(&writer)
    return writer.padded(form == CaseRow.form)
  }

  private mutating func attempt<Value>(_ body: () throws(LedgerError) -> Value) -> Value? {
    do throws(LedgerError) { return try body() } catch {
      failure = failure ?? error
      return nil
    }
  }
}

/// Writes the fields inside a seal.
package struct SealWriter: PlainVisitor {
  private var writer = DigestWriter()
  package let coder: FactCoder?
  package var failure: LedgerError?

  package init(coder: FactCoder?) { self.coder = coder }

  package var reads: Bool { false }

  package mutating func number(_ field: FactColumn, _ value: inout Int64?) { writer.add(optional: value) }
  package mutating func text(_ field: FactColumn, _ value: inout String?) { writer.add(optionalText: value) }
  package mutating func bytes(_ name: String, _ value: inout [UInt8]) { writer.add(bytes: value) }

  package var bytes: [UInt8] { writer.bytes }

  /// With what keeps the length from telling of the content.
  /// - Parameter isCaseRow: such a row holds whose it is too, and a higher number of a person takes more bytes: one that says little is
  ///   never so long that it could be told.
  package func padded(_ isCaseRow: Bool) -> [UInt8] {
    var filled = writer
    filled.pad(from: isCaseRow ? 128 : 64)
    return filled.bytes
  }
}
