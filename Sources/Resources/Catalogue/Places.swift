public import Domain

/// A municipality with its districts, by the numbers of Statistics Norway.
public struct Municipality: Hashable, Sendable {
  /// Four digits, such as `0301`.
  public let number: String
  public let name: String
  /// Empty where there are none.
  public let districts: [District]
}

extension Districts {
  /// Those of every municipality of the catalogue. It lies in the binary, and a test holds that it can be read.
  public static let known: Districts =
    switch Catalogue.shared {
    case .success(let catalogue): Districts(catalogue.municipalities.flatMap { $0.districts.map(\.name) })
    case .failure: Districts([])
    }
}

/// A district (bydel) of a municipality.
public struct District: Hashable, Sendable {
  /// Two digits, such as `11`.
  public let number: String
  public let name: String
}
