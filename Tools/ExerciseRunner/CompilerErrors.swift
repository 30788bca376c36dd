import Foundation

/// The compiler's errors in a learner's file: its own words, and no more of them than needed.
struct CompilerErrors {
  /// Errors in the learner's file: each a message with the source lines that it quotes.
  let own: [String]
  /// Errors in `main.swift`, which passes the learner's functions to the check.
  let glue: [String]

  /// Picks the errors, with their notes, from the output of `swift build`. Paths become relative to `root`.
  init(_ output: String, exercise: Exercise, root: String) {
    var (own, glue): ([String], [String]) = ([], [])
    let folder = "\(root)/exercises/\(exercise.folder)/"
    for block in Self.blocks(of: output) where block.isError {
      let text = block.text.replacing(root + "/", with: "")
      if block.path == folder + "Exercise.swift" {
        if !own.contains(text) { own.append(text) }
      } else if block.path == folder + "main.swift" {
        if !glue.contains(text) { glue.append(text) }
      }
    }
    self.own = own
    self.glue = glue
  }

  private struct Block {
    let path: String
    let isError: Bool
    var text: String
  }

  /// Splits the output into blocks, which begin with `path:line:column: error:` and end before the next block
  /// or the next line from the build system.
  private static func blocks(of output: String) -> [Block] {
    var blocks: [Block] = []
    var isInside = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if let match = line.firstMatch(of: #/^(/[^:]+\.swift):\d+:\d+: (error|warning|note): /#) {
        isInside = true
        if match.output.2 == "note", !blocks.isEmpty {
          blocks[blocks.count - 1].text += "\n" + line
        } else {
          blocks.append(
            Block(path: String(match.output.1), isError: match.output.2 == "error", text: "\(line)"))
        }
      } else if line.isEmpty || line.firstMatch(of: /^(\[\d+\/\d+\]|error:|warning:|\[#)/) != nil {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].text += "\n" + line
      }
    }
    return blocks
  }
}
