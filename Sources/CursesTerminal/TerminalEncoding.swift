import Glibc

/// How the terminal's bytes and characters belong together, by the locale.
enum TerminalEncoding {
  case utf8
  /// No locale beyond ASCII: bytes above are UTF-8 if they are anything, but only ASCII is shown.
  case ascii
  /// One of the older national sets; the C library converts.
  case locale

  /// Sets the locale up for ncurses and says what it means for us.
  ///
  /// - Parameter wantsUnicode: the user says that the terminal shows Unicode, whatever the locale is.
  static func establish(wantsUnicode: Bool) -> TerminalEncoding {
    let isEstablished = setlocale(LC_ALL, "") != nil
    // Else a Norwegian locale would have the C library read and write "1,5" for numbers in files.
    setlocale(LC_NUMERIC, "C")
    if isEstablished && isUTF8 { return .utf8 }
    if wantsUnicode || meansUTF8(environmentValue) {
      for candidate in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, candidate) != nil && isUTF8 {
        return .utf8
      }
    }
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    return codeset.isEmpty || codeset.contains("ANSI_X3.4") || codeset.contains("ASCII") ? .ascii : .locale
  }

  /// No locale at all (a container, a bare ssh) means UTF-8, as does a UTF-8 locale that is not installed here. One that
  /// is explicitly something else is believed.
  static func meansUTF8(_ environment: (String) -> String?) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    guard let name else { return true }
    // `nb_NO.UTF-8@euro`, and as ssh from a Mac sends it, `UTF-8` alone.
    let codeset = name.prefix { $0 != "@" }.split(separator: ".").last ?? ""
    return codeset.lowercased().filter { $0 != "-" } == "utf8"
  }

  private static var isUTF8: Bool {
    nl_langinfo(Int32(CODESET)).map { String(cString: $0).uppercased() == "UTF-8" } ?? false
  }
}

/// A variable of the environment; nil when it is not set.
func environmentValue(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
