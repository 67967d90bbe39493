/// A telephone number as it is typed: figures, blanks and `+ ( ) - / .`, since nobody can ring a name.
public enum PhoneInput {
  /// The first character that stands in no telephone number; nil when all may.
  public static func stranger(in text: String) -> Character? {
    text.first { character in
      !(character.isASCII && character.isNumber || character.isWhitespace || "+()-/.".contains(character))
    }
  }
}
