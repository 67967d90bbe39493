/// Puts arguments into a text: `{name}`, and `{name|one|many}` for a word that follows a number.
///
/// One pass from left to right: what an argument holds is never read as a template, so a name with a brace in it is
/// harmless. An argument that was not given leaves its braces standing, where a reader of the screen will see them.
enum TextTemplate {
  static func fill(_ template: String, with arguments: [String: any CustomStringConvertible]) -> String {
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var filled = ""
    for piece in pieces(of: template) {
      switch piece {
      case .literal(let text):
        filled += text
      case .argument(let name, let forms):
        guard let value = arguments[name]?.description else {
          filled += "{\(([name] + forms).joined(separator: "|"))}"
          continue
        }
        filled += forms.isEmpty ? value : value == "1" ? forms[0] : forms[1]
      }
    }
    return filled
  }

  /// The names of the arguments a text takes.
  static func argumentNames(of template: String) -> Set<String> {
    Set(
      pieces(of: template).compactMap { piece in
        if case .argument(let name, _) = piece { name } else { nil }
      })
  }

  private enum Piece {
    case literal(String)
    /// `forms` is empty, or holds the word for one and the word for many.
    case argument(name: String, forms: [String])
  }

  private static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let parts = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
      guard let name = parts.first, !name.isEmpty, parts.count == 1 || parts.count == 3 else {
        pieces.append(.literal(String(rest[...close])))
        rest = rest[rest.index(after: close)...]
        continue
      }
      pieces.append(.literal(String(rest[..<open])))
      pieces.append(.argument(name: String(name), forms: parts.dropFirst().map(String.init)))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.literal(String(rest)))
    return pieces
  }
}
