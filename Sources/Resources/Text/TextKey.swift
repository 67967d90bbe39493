/// The name of one text of the user interface.
///
/// How to add texts for a screen:
///  1. What a room of the menu is called and what it is for are the texts `menu.<id>` and `menu.<id>Help`: no code. Nor do
///     the fields of a form need any: their texts are `rollCall.<id>` and `rollCall.<id>Help`.
///  2. Name the others in an enum in `Sources/Resources/Text`, with a line in ``AllTexts/families``:
///     `enum RollCallText: String, TextKey { static let prefix = "rollCall"; case heading, count }`. One enum, one prefix.
///  3. Write the texts into `Resources/Language/nb.json`, `nn.json` and `en.json`: `"rollCall.heading": "…"`. One key a line,
///     those of a prefix together, prefixes in alphabetical order.
///  4. Where a text has parts that vary, name them: `"{who} endret dette"`. A word that follows a number is written
///     `{n} {n|deltaker|deltakere}`: the argument's name, then the word for one and the word for any other number.
///
/// Use: `language(RollCallText.heading)`, `language(RollCallText.count, ["n": 3])`. `ResourcesTests` and `ScreensTests` then
/// check that each language has each key, that no file has a key the code does not know, that the arguments are the same in
/// all languages, and that the words the service does not use are not used.
///
/// A key may also be made from a value of the domain, as ``DomainText`` does: then a new case there is a missing text
/// here, and a test says so.
public protocol TextKey: RawRepresentable<String>, CaseIterable, Sendable {
  /// What stands before the first full stop of the keys.
  static var prefix: String { get }
}

extension TextKey {
  /// `rollCall.heading`: how the text is named in the language files.
  public var key: String { "\(Self.prefix).\(rawValue)" }
}
