/// A disk of a few kibibytes that only the commands run on it can see, and that goes away with them.
struct SmallDisk {
  private let workplace: Workplace
  private let kibibytes: Int

  init(_ workplace: Workplace, kibibytes: Int) {
    self.workplace = workplace
    self.kibibytes = kibibytes
  }

  static let isPossible: Bool = {
    guard Tool.unshare.isInstalled, let workplace = try? Workplace() else { return false }
    return (try? SmallDisk(workplace, kibibytes: 64).run("true"))?.status == 0
  }()

  /// Makes the disk at `$DISK`, with the register on it, and the workplace at `$WORK`.
  private var preparation: String {
    let folder = workplace.folder
    return "export WORK=\(folder) DISK=\(folder)/disk STEGVIS_REGISTER=\(folder)/disk/register.stegvis; "
      + "mkdir -p \"$DISK\" && mount -t tmpfs -o size=\(kibibytes)k tmpfs \"$DISK\" || exit 99"
  }

  /// Runs shell commands that see the disk.
  @discardableResult
  func run(_ commands: String) throws -> Outcome {
    try workplace.run(.unshare, "--mount", "--map-root-user", "sh", "-c", "\(preparation)\n\(commands)")
  }

  /// The line that starts a shell which sees the disk.
  var shellLine: String {
    "unshare --mount --map-root-user sh -c '\(preparation); export PS1=\"$ \"; "
      + "exec bash --norc --noprofile --noediting -i'"
  }
}
