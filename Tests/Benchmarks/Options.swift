/// The command line. Read by hand: four switches are not worth a dependency.
struct Options {
  /// Small registers and few runs: to see whether the benchmarks themselves are whole.
  var quick = false
  var json = false
  var help = false
  /// The benchmarks asked for; empty is all.
  var only: [String] = []
  /// Where registers are kept from one run to the next.
  var keptRegisters: String?
  /// The program to start; nil is the one built beside this one.
  var stegvis: String?

  static var all: [any Benchmark.Type] {
    [
      StartBenchmark.self, KeyBenchmark.self, ByteBenchmark.self, MappingBenchmark.self, TodayBenchmark.self,
      CallsBenchmark.self,
      StepsBenchmark.self,
      ImportBenchmark.self, WriteBenchmark.self, CheckBenchmark.self, ExchangeBenchmark.self,
      AttendanceBenchmark.self, ReportBenchmark.self,
    ]
  }

  var chosen: [any Benchmark.Type] { only.isEmpty ? Options.all : Options.all.filter { only.contains($0.name) } }

  private static var names: String { all.map { $0.name }.joined(separator: ", ") }

  static var usage: String {
    """
    Benchmarks [--quick] [--only NAME]… [--keep-registers DIR] [--stegvis PATH] [--json]

      --quick               2,000 people only, and fewer runs
      --only NAME           one of: \(names)
      --keep-registers DIR  keep the made-up registers there, and use those that are there
      --stegvis PATH        the program to start; without it, the one beside this one
      --json                the figures for programs, every sample with them

    Benchmarks crash [--rounds N] [--writers N] [--rounds-per-register N] [--seed N]
      kills writers at a random moment, N times (2000), and looks for what was acknowledged and is lost
    Benchmarks steps [--at-most N] [--only NAME] [--stegvis PATH]
      kills each kind of change, and fills its disk, at every step of its writing, or at N of them
    Benchmarks flips [--count N] [--people N] [--seed N]
      flips random bits of a closed register, N times (10000), and looks for what nobody notices
    """
  }

  init(_ arguments: some Sequence<String>) throws(Failure) {
    var rest = arguments.makeIterator()
    func value(of option: String) throws(Failure) -> String {
      guard let value = rest.next(), !value.isEmpty else { throw Failure("\(option) needs a value") }
      return value
    }
    while let argument = rest.next() {
      switch argument {
      case "--quick": quick = true
      case "--json": json = true
      case "--help", "-h": help = true
      case "--only": only.append(try Options.known(try value(of: argument)))
      case "--keep-registers": keptRegisters = try value(of: argument)
      case "--stegvis": stegvis = try value(of: argument)
      default: throw Failure("unknown option \(argument)\n\(Options.usage)")
      }
    }
  }

  private static func known(_ name: String) throws(Failure) -> String {
    guard all.contains(where: { $0.name == name }) else {
      throw Failure("no benchmark \(name); there are \(names)")
    }
    return name
  }
}
