/// The name of one text of the user interface.
///
/// How to add texts for a screen:
///  1. What a room of the menu is called and what it is for are the texts `menu.<id>` and `menu.<id>Help`: no code.
///  2. Name the others in an enum beside the screen, in its own file:
///     `enum Text: String, TextKey { case heading = "rollCall.heading" … }`. What stands before the first full stop is the
///     group; one enum, one group. Those of several screens, of a whole folder or of commands stand in an enum in
///     `Sources/Resources/Text`, with a line in ``AllTexts/families``.
///  3. Write the texts into `Resources/Language/nb.json`, `nn.json` and `en.json`. One key a line, a group's
///     lines together, groups in alphabetical order.
///  4. Where a text has parts that vary, name them: `"{who} endret dette"`. A word that follows a number is written
///     `{n} {n|deltaker|deltakere}`: the argument's name, then the word for one and the word for any other number.
///
/// A field of a form needs no case: its texts are found by its id, `rollCall.<id>` and `rollCall.<id>Help`.
///
/// Use: `language(RollCallText.heading)`, `language(RollCallText.count, ["n": 3])`. `ResourcesTests` and `ScreensTests` then
/// check that each language has each key, that no file has a key the code does not know, that the arguments are the same in
/// all languages, and that the words the service does not use are not used.
///
/// A key may also be made from a value of the domain, as ``DomainText`` does: then a new case there is a missing text
/// here, and a test says so.
public protocol TextKey: RawRepresentable<String>, CaseIterable, Sendable {}
