/// One traffic light; nil (`Light?`) is "ikke vurdert".
///
/// The general rule (stolav.no): green is relatively good function, yellow considerable negative consequences for
/// daily functioning, red very serious consequences.
public enum Light: UInt8, CaseIterable, Comparable, Hashable, Sendable {
  case green = 1
  case yellow, red

  /// What programs call it.
  public var word: String {
    switch self {
    case .green: "green"
    case .yellow: "yellow"
    case .red: "red"
    }
  }

  /// Orders by gravity.
  public static func < (left: Light, right: Light) -> Bool { left.rawValue < right.rawValue }
}

/// Eight lights in catalogue order, packed so that a register of 100,000 people holds them in two bytes each.
public struct Lights: Hashable, Sendable {
  /// Two bits a domain, `housing` lowest; 0 is not assessed.
  public private(set) var packed: UInt16

  /// None assessed.
  public init() { packed = 0 }
  public init(packed: UInt16) { self.packed = packed }

  /// From the eight characters `g`, `y`, `r`, `-` in catalogue order; nil for anything else.
  public init?(letters: some StringProtocol) {
    guard letters.utf8.count == 8 else { return nil }
    var packed: UInt16 = 0
    for (index, byte) in letters.utf8.enumerated() {
      guard let value = Lights.value(ofLetter: byte) else { return nil }
      packed |= value << (UInt16(index) * 2)
    }
    self.packed = packed
  }

  public subscript(domain: LifeDomain) -> Light? {
    get { Light(rawValue: UInt8((packed >> (UInt16(domain.rawValue) * 2)) & 3)) }
    set {
      let shift = UInt16(domain.rawValue) * 2
      packed = (packed & ~(3 << shift)) | (UInt16(newValue?.rawValue ?? 0) << shift)
    }
  }

  /// `gyr-` in catalogue order: the form of files, of the register and of output for programs.
  public var letters: String {
    String(
      decoding: LifeDomain.allCases.map { domain in
        switch self[domain] {
        case .green: UInt8(ascii: "g")
        case .yellow: UInt8(ascii: "y")
        case .red: UInt8(ascii: "r")
        case nil: UInt8(ascii: "-")
        }
      }, as: UTF8.self)
  }

  public var isEmpty: Bool { packed == 0 }
  public var assessed: Int { LifeDomain.allCases.count { self[$0] != nil } }
  public func count(of light: Light) -> Int { LifeDomain.allCases.count { self[$0] == light } }

  private static func value(ofLetter byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "g"): 1
    case UInt8(ascii: "y"): 2
    case UInt8(ascii: "r"): 3
    case UInt8(ascii: "-"): 0
    default: nil
    }
  }
}
