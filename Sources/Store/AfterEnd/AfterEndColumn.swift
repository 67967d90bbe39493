import Domain
import Ledger

/// What came of asking after the end, for the figure of it.
enum AfterEndColumn: CaseColumn {
  static let projection = Projection(
    id: .afterEnds, version: 1, place: .cases, follows: [AfterEndFact.self, AfterEndCallFact.self])

  /// Of each enrolment whether we may ask, and the answers by month.
  static func bytes(of person: PersonCases) throws -> [UInt8] {
    let records = try person.afterEnd()
    if records.isEmpty { return [] }
    var writer = DigestWriter()
    for (enrolment, record) in records.sorted(by: { $0.key < $1.key }) {
      writer.add(unsigned: UInt64(bitPattern: enrolment.value))
      writer.add(byte: record.mayAsk ? 1 : 0)
      for month in AfterEnd.months { writer.add(byte: code(record.answer(month))) }
    }
    return writer.bytes
  }

  private static func code(_ answer: AfterEnd.Answer?) -> UInt8 {
    answer.flatMap { AfterEnd.Answer.allCases.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0
  }

  /// What the bytes tell, without the days.
  static func read(_ bytes: UnsafeRawBufferPointer) -> [EnrolmentKey: AfterEnd] {
    var reader = DigestReader(bytes)
    var found: [EnrolmentKey: AfterEnd] = [:]
    while !reader.isAtEnd, !reader.isBroken {
      let key = EnrolmentKey(Int64(bitPattern: reader.unsigned()))
      var record = AfterEnd(mayAsk: reader.byte() == 1)
      for month in AfterEnd.months {
        let code = Int(reader.byte()) - 1
        guard AfterEnd.Answer.allCases.indices.contains(code) else { continue }
        record.calls.append(
          AfterEnd.Call(month: month, attempt: 1, day: .blank, answer: AfterEnd.Answer.allCases[code]))
      }
      found[key] = record
    }
    return found
  }
}

extension CasePart {
  var afterEnds: [EnrolmentKey: AfterEnd] { AfterEndColumn.read(column(CasePart.placeOfAfterEnds)) }

  private static let placeOfAfterEnds = CaseColumns.place(of: AfterEndColumn.self)
}
