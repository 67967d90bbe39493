import Foundation

/// Measures what the program promises: start, keys, bytes, imports, memory; on made-up registers of 2,000 and 100,000
/// people. Times belong here and not in tests: a busy machine must not make a test fail.
///
///     swift build -c release
///     .build/release/Benchmarks --quick
///
/// `crash`, `steps` and `flips` look for faults instead: whether anything acknowledged is lost when processes are killed, at
/// any moment and at each step of their writing, and whether any flipped bit goes unseen.
///
/// The exit status is 0 also when a bar is missed, and 1 when something could not be measured.
@main
enum Benchmarks {
  static func main() {
    do throws(Failure) {
      let arguments = CommandLine.arguments.dropFirst()
      if let isWhole = try fault(arguments) { exit(isWhole ? 0 : 1) }
      let options = try Options(arguments)
      if options.help {
        Console.show(Options.usage)
      } else {
        exit(try run(options) ? 0 : 1)
      }
    } catch {
      Console.remark("benchmarks: \(error.reason)")
      exit(64)
    }
  }

  /// The commands that look for faults. Nil when it is none of them, else whether all is well.
  private static func fault(_ arguments: ArraySlice<String>) throws(Failure) -> Bool? {
    let rest = arguments.dropFirst()
    do {
      switch arguments.first {
      case CrashRounds.name:
        var rounds = try CrashRounds(FaultOptions(rest, known: CrashRounds.options))
        return try rounds.run()
      case CrashWriter.name:
        var writer = try CrashWriter(FaultOptions(rest, known: CrashWriter.options))
        try writer.run()
      case BitFlips.name:
        var flips = try BitFlips(FaultOptions(rest, known: BitFlips.options))
        return try flips.run()
      case StepRounds.name:
        var rounds = try StepRounds(FaultOptions(rest, known: StepRounds.options))
        return try rounds.run()
      case StepWriter.name:
        exit(try StepWriter.run(FaultOptions(rest, known: StepWriter.options)))
      default: return nil
      }
    } catch {
      throw (error as? Failure) ?? Failure("\(error)")
    }
  }

  /// True when everything could be measured.
  private static func run(_ options: Options) throws(Failure) -> Bool {
    let ground = try Ground(options)
    defer { ground.clear() }
    let machine = Machine(folder: ground.folder)
    var report = Report(machine: machine)
    if !options.json { Console.show(machine.text) }
    for benchmark in options.chosen {
      do {
        for section in try benchmark.run(on: ground) {
          report.sections.append(section)
          if !options.json { Console.show(section.text) }
        }
      } catch {
        let failed = Section.failed(benchmark.name, error)
        report.sections.append(failed)
        if !options.json { Console.show(failed.text) }
      }
    }
    Console.show(options.json ? report.json : report.summary)
    return report.failures.isEmpty
  }
}
