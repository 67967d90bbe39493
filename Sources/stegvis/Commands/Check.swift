import ArgumentParser
import Resources
import Screens
import Store

/// `stegvis check`: is the register whole? A line for each fault; status 1 when there is one.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: help(.checkAbstract), discussion: help(.checkDiscussion))
  }

  @Flag(help: hint(.structureOption)) var structure = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    Interruption.watch()
    let line = ProgressLine("check")
    func progress(_ part: CheckProgress) -> Bool {
      line.show(done: part.done, total: part.total)
      return Interruption.isRequested
    }
    let findings: [CheckFinding]
    if structure {
      // The database alone tells nothing of anybody, so whoever has the file may look.
      try common.check()
      findings = try common.storing { () throws(StoreError) in
        try Register.checkStructure(path: common.path, progress: progress)
      }
    } else {
      let register = try common.open(readOnly: true)
      defer { common.close(register) }
      findings = try common.storing { () throws(StoreError) in
        try register.check(progress: progress)
      }
    }
    line.finish()
    let words = CheckWords(Speech.language, file: common.path)
    guard !findings.isEmpty else {
      StandardError.say(Speech.language(CommandText.checkClean, ["file": common.path]))
      return
    }
    for finding in findings { try StandardOutput.say(words.line(finding)) }
    throw Failure(.findings, Speech.language(CommandText.checkFound, ["n": findings.count, "file": common.path]))
  }
}
