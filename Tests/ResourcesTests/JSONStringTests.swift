import Foundation
import Testing

@testable import Resources

@Suite struct JSONStringTests {
  /// The first string of a text, and what is left.
  private func first(_ json: String) -> (text: String?, rest: String)? {
    Array(json.utf8).withUnsafeBytes { bytes in
      var rest = bytes[...]
      guard let string = JSONString(first: &rest) else { return nil }
      return (string.text, String(decoding: rest, as: UTF8.self))
    }
  }

  @Test(arguments: [
    "", "plain", "blåbær og 阮文 👩‍👧", #"\"quoted\""#, #"\\"#, #"\\\""#, #"C:\\\\"#, #"a\/b"#, #"\b\f\n\r\t"#,
    #"\u00e5\u00E5"#,
    #"\ud83d\ude00!"#, #"\u0000"#, #"\ufffd\uFFFF"#, "a: b, {c} [d]", #"\\u00e5"#,
  ])
  func isReadAsAnyReaderReadsIt(inside: String) throws {
    let expected = try JSONDecoder().decode([String].self, from: Data("[\"\(inside)\"]".utf8))
    let read = try #require(first(#"  : "\#(inside)", "next""#))
    #expect(read.text == expected.first)
    #expect(read.rest == #", "next""#)
  }

  @Test(arguments: ["", "none", #"""#, #""open"#, #""open\"#, #""open\""#, #""open\\\""#])
  func whatDoesNotEndIsNone(json: String) {
    #expect(first(json) == nil)
  }

  @Test(arguments: [
    #"\x"#, #"\u12"#, #"\u12g4"#, #"\u+123"#, #"\u１２３４"#, #"\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\u0041"#,
    #"\ude00"#,
  ])
  func anEscapeThatIsNoneHasNoText(inside: String) throws {
    #expect(try #require(first(#""\#(inside)""#)).text == nil)
  }
}
