import Resources

/// The argument parser's help is ours but for its headings and a few words, which are English only: those in the user's
/// language.
enum HelpWords {
  private static let words: [(english: String, text: CommandText)] = [
    ("USAGE:", .helpUsage), ("ARGUMENTS:", .helpArguments), ("OPTIONS:", .helpOptions),
    ("SUBCOMMANDS:", .helpSubcommands), ("Show the version.", .helpVersion), ("Show help information.", .helpHelp),
    ("(values: ", .helpValues), ("default: ", .helpDefault), ("(default)", .helpDefaultCommand),
    ("<subcommand>", .helpSubcommand), ("[<options>]", .helpChosen), ("See 'stegvis help", .helpSee),
    ("' for detailed help.", .helpMore),
  ]

  /// - Parameter help: as the parser wrote it; anything else than help is nil.
  static func said(_ help: String, _ language: Language) -> String? {
    guard help.hasPrefix("OVERVIEW: ") else { return nil }
    return words.reduce(String(help.dropFirst("OVERVIEW: ".count))) {
      $0.replacing($1.english, with: language($1.text))
    }
  }
}
