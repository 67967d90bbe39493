/// Where a seal belongs. It is part of what the seal proves, so that one moved to another row, table or field does not open.
///
/// The key is the stable key of what the row hangs on (a participant, a case, an enrolment), not the row's id: a row that
/// is voided and entered again keeps its seal.
package struct SealPlace {
  private let label: [UInt8]

  package init(table: String, field: String) { label = Array("\(table).\(field)\0".utf8) }

  /// The associated data for one key.
  package func bytes(_ key: Int64) -> [UInt8] {
    var bytes = label
    bytes.reserveCapacity(label.count + 8)
    withUnsafeBytes(of: key.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }
}
