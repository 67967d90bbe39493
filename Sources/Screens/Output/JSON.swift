/// A JSON value whose keys keep the order they are written in, so that output reads as the manual describes it.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Tenths: 693 is written `69.3`. A decimal number never goes through binary floating point.
  case tenths(Int)
  case string(String)
  case array([JSON])
  case members([Member])

  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSON
  }

  /// As it stands in a table.
  var cell: String {
    switch self {
    case .null: ""
    case .string(let value): value
    case .array(let values): values.map(\.cell).joined(separator: "; ")
    case .bool, .int, .tenths, .members: text
    }
  }

  /// One line, without blanks.
  public var text: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += String(value)
    case .tenths(let value):
      let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10)
      out += "\(value < 0 ? "-" : "")\(whole)" + (rest == 0 ? "" : ".\(rest)")
    case .string(let value): JSON.write(value, to: &out)
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.write(to: &out)
      }
      out += "]"
    case .members(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        JSON.write(member.key, to: &out)
        out += ":"
        member.value.write(to: &out)
      }
      out += "}"
    }
  }

  private static func write(_ value: String, to out: inout String) {
    out += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        switch scalar.properties.generalCategory {
        // What acts instead of being seen: controls, marks of direction, joiners.
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            let hex = String(unit, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
          }
        default: out.unicodeScalars.append(scalar)
        }
      }
    }
    out += "\""
  }
}
