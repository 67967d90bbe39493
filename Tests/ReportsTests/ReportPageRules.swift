import Foundation

/// What a page must be to be read by a browser, a printer and a screen reader.
enum ReportPageRules {
  private static let alone: Set<String> = ["meta", "br", "rect"]

  /// What is wrong with it.
  static func findings(_ page: String) -> [String] {
    var findings: [String] = []
    if !page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nb\">") {
      findings.append("it does not begin as a page in Bokmål")
    }
    let tags = self.tags(page)
    var open: [String] = []
    for tag in tags where !tag.name.hasPrefix("!") {
      if tag.isEnd {
        if open.popLast() != tag.name { findings.append("</\(tag.name)> closes something else") }
      } else if !alone.contains(tag.name), !tag.text.hasSuffix("/") {
        open.append(tag.name)
      }
    }
    if !open.isEmpty { findings.append("left open: \(open)") }
    let begun = tags.filter { !$0.isEnd }
    if begun.contains(where: { ["script", "link", "img", "iframe", "object", "form"].contains($0.name) }) {
      findings.append("it has a script or something from elsewhere")
    }
    for word in ["http", "url(", "@import", "javascript:", " on"] {
      let places = begun.filter { $0.text.contains(word) }.map(\.text).filter {
        !$0.contains("http://www.w3.org/2000/svg") && !$0.contains("url(#")
      }
      if !places.isEmpty { findings.append("\(word) in \(places)") }
    }
    let headings = begun.compactMap { tag in
      tag.name.count == 2 && tag.name.first == "h" ? Int(tag.name.dropFirst()) : nil
    }
    if headings.count(where: { $0 == 1 }) != 1 || headings.first != 1 { findings.append("headings \(headings)") }
    for (before, after) in zip(headings, headings.dropFirst()) where after > before + 1 {
      findings.append("a heading of \(after) under one of \(before)")
    }
    for tag in begun where tag.name == "th" && !tag.text.contains("scope=") { findings.append("<\(tag.text)>") }
    if begun.count(where: { $0.name == "table" }) != begun.count(where: { $0.name == "caption" }) {
      findings.append("a table without a caption")
    }
    let pictures = begun.filter { $0.name == "svg" }
    if pictures.contains(where: { !$0.text.contains("role=\"img\"") || !$0.text.contains("aria-labelledby=") })
      || begun.count(where: { $0.name == "desc" }) != pictures.count
    {
      findings.append("a chart that is not told in words")
    }
    let ids = begun.compactMap { $0.attribute("id") }
    if Set(ids).count != ids.count { findings.append("two have one id: \(ids)") }
    for tag in begun {
      for id in (tag.attribute("aria-labelledby") ?? "").split(separator: " ") where !ids.contains(String(id)) {
        findings.append("nothing is called \(id)")
      }
    }
    return findings
  }

  private struct Tag {
    var name: String
    var isEnd: Bool
    var text: String

    func attribute(_ name: String) -> String? {
      guard let start = text.range(of: " \(name)=\"") else { return nil }
      return text[start.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
    }
  }

  private static func tags(_ page: String) -> [Tag] {
    page.split(separator: "<").dropFirst(page.hasPrefix("<") ? 0 : 1).compactMap { part in
      guard let end = part.firstIndex(of: ">") else { return Tag(name: "?", isEnd: true, text: String(part)) }
      let text = String(part[..<end])
      let name = text.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      return Tag(name: String(name), isEnd: text.hasPrefix("/"), text: text)
    }
  }
}
