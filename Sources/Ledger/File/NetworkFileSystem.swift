import Foundation

/// Which file systems are another machine's. SQLite's locks and shared memory cannot be relied on there, and the register
/// would be lost one day without a word.
///
/// Goes by the type's name in `/proc/self/mountinfo`. The numbers `statfs` gives would not do: FUSE has one for all it
/// carries, local disks (NTFS, exFAT) and other machines alike.
package enum NetworkFileSystem {
  /// The type of what `path` lies on, when that is another machine's; nil for a local disk, or when the operating system
  /// does not say.
  package static func kind(of path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    guard let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8),
      let type = mountType(of: String(cString: resolved), in: table), isRemote(type)
    else { return nil }
    return type
  }

  static func isRemote(_ type: String) -> Bool {
    // `fuse.sshfs`: what FUSE carries stands after the dot.
    let name = type.hasPrefix("fuse.") ? type.dropFirst(5) : type[...]
    return remote.contains(String(name))
  }

  private static let remote: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "coda", "ncpfs", "ceph", "lustre", "9p", "glusterfs", "beegfs",
    "sshfs", "rclone", "s3fs", "goofys", "gcsfuse", "davfs", "davfs2", "curlftpfs", "smbnetfs", "ceph-fuse",
    "gvfsd-fuse", "juicefs", "seaweedfs", "blobfuse", "blobfuse2", "onedriver", "google-drive-ocamlfuse",
  ]

  /// The type of the mount that `path`, absolute and without links, lies under: the longest mount point that leads to it
  /// (proc(5), mountinfo).
  static func mountType(of path: String, in mountinfo: String) -> String? {
    var best: (length: Int, type: String)?
    for line in mountinfo.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 6, let dash = fields.firstIndex(of: "-"), fields.indices.contains(dash + 1) else {
        continue
      }
      let point = fields[4].replacing("\\040", with: " ")
      let inside = point == "/" || path == point || path.hasPrefix(point + "/")
      // Of two mounts on one point the later hides the earlier.
      if inside, point.utf8.count >= best?.length ?? 0 { best = (point.utf8.count, String(fields[dash + 1])) }
    }
    return best?.type
  }
}
