import Resources

/// The language of this run: `--language`, else what the environment asks for. Needed before the arguments are parsed,
/// because help and usage errors are in it too.
enum Speech {
  static let language: Language = {
    let arguments = CommandLine.arguments
    var option: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--language", index + 1 < arguments.count { option = arguments[index + 1] }
      if argument.hasPrefix("--language=") { option = String(argument.dropFirst("--language=".count)) }
    }
    // An unknown language is told when the options are read; until then the environment decides.
    let code =
      (try? Language.choose(option: option, environment: Environment.value))
      ?? (try? Language.choose(option: nil, environment: Environment.value)) ?? .nb
    return Language(code)
  }()
}
