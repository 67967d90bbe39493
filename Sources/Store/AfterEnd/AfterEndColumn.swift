import Domain
import Ledger

/// What came of asking after the end, for the figure of it.
enum AfterEndColumn: CaseColumn {
  static let projection = Projection(
    id: .afterEnds, version: 2, place: .cases, follows: [AfterEndFact.self, AfterEndCallFact.self])

  /// Of each enrolment whether we may ask, and the answers by month, each with its day.
  static func bytes(of person: PersonCases) throws -> [UInt8] {
    let records = try person.afterEnd()
    if records.isEmpty { return [] }
    var writer = DigestWriter()
    for (enrolment, record) in records.sorted(by: { $0.key < $1.key }) {
      writer.add(unsigned: UInt64(bitPattern: enrolment.value))
      writer.add(byte: record.mayAsk ? 1 : 0)
      var last: Int32 = 0
      for month in AfterEnd.months {
        let answer = record.answer(month)
        writer.add(byte: code(answer))
        let day = record.calls.filter { $0.month == month && $0.answer == answer }.map(\.day).max()
        if let day { writer.add(day, after: &last) }
      }
    }
    return writer.bytes
  }

  private static func code(_ answer: AfterEnd.Answer?) -> UInt8 {
    answer.flatMap { AfterEnd.Answer.allCases.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0
  }

  /// What the bytes tell: of each month the try that counts.
  static func read(_ bytes: UnsafeRawBufferPointer) -> [EnrolmentKey: AfterEnd] {
    var reader = DigestReader(bytes)
    var found: [EnrolmentKey: AfterEnd] = [:]
    while !reader.isAtEnd, !reader.isBroken {
      let key = EnrolmentKey(Int64(bitPattern: reader.unsigned()))
      var record = AfterEnd(mayAsk: reader.byte() == 1)
      var last: Int32 = 0
      for month in AfterEnd.months {
        let code = Int(reader.byte()) - 1
        guard AfterEnd.Answer.allCases.indices.contains(code) else { continue }
        record.calls.append(
          AfterEnd.Call(
            month: month, attempt: 1, day: reader.day(after: &last), answer: AfterEnd.Answer.allCases[code]))
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
