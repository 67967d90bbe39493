/// The name of one text of the user interface.
///
/// How to add texts for a screen:
///  1. Make `Sources/Resources/Text/<Screen>Text.swift` with
///     `public enum RollCallText: String, TextKey { case heading = "rollCall.heading" … }`. What stands before the first
///     full stop is the group; one enum, one group.
///  2. Add the enum to ``AllTexts/families``.
///  3. Write the texts into `Resources/Language/nb.json` and `en.json` (both must be whole; `nn.json` may lack them and
///     then shows Bokmål). One key a line, a group's lines together, groups in alphabetical order.
///  4. Where a text has parts that vary, name them: `"{who} endret dette"`. A word that follows a number is written
///     `{n} {n|deltaker|deltakere}`: the argument's name, then the word for one and the word for any other number.
///
/// Use: `language(RollCallText.heading)`, `language(RollCallText.count, ["n": 3])`. `ResourcesTests` then checks that
/// each language has each key, that no file has a key the code does not know, that the arguments are the same in all
/// languages, and that the words the service does not use are not used.
///
/// A key may also be made from a value of the domain, as ``DomainText`` does: then a new case there is a missing text
/// here, and a test says so.
public protocol TextKey: RawRepresentable<String>, CaseIterable, Sendable {}
