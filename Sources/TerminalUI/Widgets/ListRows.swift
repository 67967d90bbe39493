/// The rows of a list, asked for one by one, so that 100,000 of them cost nothing until they are seen.
public struct ListRows<ID: Hashable & Sendable> {
  public let count: Int
  private let idAt: (Int) -> ID
  private let find: (ID) -> Int?

  /// - Parameters:
  ///   - id: the record on a row; asked for rows within `0..<count` only.
  ///   - index: the row of a record, nil when it is not among them. Called a few times for each key.
  public init(count: Int, id: @escaping (Int) -> ID, index: @escaping (ID) -> Int?) {
    self.count = max(0, count)
    idAt = id
    find = index
  }

  /// The rows of an array; finding a record reads it through.
  public init(_ ids: [ID]) {
    self.init(count: ids.count, id: { ids[$0] }, index: { ids.firstIndex(of: $0) })
  }

  /// The record on a row; nil outside.
  public func id(at row: Int) -> ID? {
    row >= 0 && row < count ? idAt(row) : nil
  }

  /// The row of a record; nil when it is not among them.
  public func row(of id: ID) -> Int? {
    find(id).flatMap { $0 >= 0 && $0 < count ? $0 : nil }
  }
}
