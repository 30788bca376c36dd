import Foundation

/// A log with the time of day, on the terminal and in a file.
struct Log {
  private let path: String

  init(_ path: String) {
    self.path = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func callAsFunction(_ text: String) {
    let line = "\(Date().ISO8601Format()) \(text)\n"
    print(line, terminator: "")
    fflush(nil)
    guard let file = fopen(path, "a") else { return }
    fputs(line, file)
    fclose(file)
  }
}
