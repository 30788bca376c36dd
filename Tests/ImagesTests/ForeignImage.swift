import Testing

/// A file of 2 × 2 pixels, written by another program in a form that this project doesn't write.
///
/// Pillow wrote the files; `pixels` is the output of OpenCV's `IMREAD_COLOR`.
struct ForeignImage: CustomTestStringConvertible, Sendable {
  let name: String
  let base64: String
  let pixels: [UInt8]
  let tolerance: Int

  var testDescription: String { name }

  static let all = [
    ForeignImage(
      name: "grey PNG",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgCGVY9R8AA60B/2f7ygkAAAAASUVORK5CYII=
        """,
      pixels: [0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255], tolerance: 0),
    ForeignImage(
      name: "1-bit PNG",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAQAAAABazTCJAAAADElEQVR4nGNgYDgAAADEAMHs5st1AAAAAElFTkSuQmCC
        """,
      pixels: [0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255], tolerance: 0),
    ForeignImage(
      name: "palette PNG",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAgMAAAAP2OW3AAAADFBMVEUK3FqAgIAoMvDIHjwbPyLXAAAADElEQVR4nGM4wHQB\
        AAMYAZPNjmEcAAAAAElFTkSuQmCC
        """,
      pixels: [200, 30, 60, 10, 220, 90, 40, 50, 240, 128, 128, 128], tolerance: 0),
    ForeignImage(
      name: "palette PNG with transparency",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAgMAAAAP2OW3AAAADFBMVEUK3FqAgIAoMvDIHjwbPyLXAAAAAXRSTlMAQObYZgAA\
        AAxJREFUeJxjOMB0AQADGAGTzY5hHAAAAABJRU5ErkJggg==
        """,
      pixels: [200, 30, 60, 10, 220, 90, 40, 50, 240, 128, 128, 128], tolerance: 0),
    ForeignImage(
      name: "PNG with alpha",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGklEQVR4nGM4IWfDwHUnyoZBw+hDQ0NDw38ANAMG6GmWqfUA\
        AAAASUVORK5CYII=
        """,
      pixels: [200, 30, 60, 10, 220, 90, 40, 50, 240, 128, 128, 128], tolerance: 0),
    ForeignImage(
      name: "grey PNG with alpha",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAQAAADYv8WvAAAAEklEQVR4nGPkZIiyYTjR8P8/AAvgA+dQB0Y1AAAAAElFTkSu\
        QmCC
        """,
      pixels: [9, 9, 9, 99, 99, 99, 200, 200, 200, 255, 255, 255], tolerance: 0),
    ForeignImage(
      name: "16-bit grey PNG",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACEAAAAAAHTY67AAAAEklEQVR4nGNg+M/IwDDH4f9/AA42A9uHSY9BAAAAAElFTkSu\
        QmCC
        """,
      pixels: [0, 0, 0, 1, 1, 1, 156, 156, 156, 255, 255, 255], tolerance: 0),
    ForeignImage(
      name: "interlaced PNG",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAGK06rlAAAAF0lEQVR42mM4IWfDwHUnikHD6ENDQwMAIu8FLbQDafgAAAAA\
        SUVORK5CYII=
        """,
      pixels: [200, 30, 60, 10, 220, 90, 40, 50, 240, 128, 128, 128], tolerance: 0),
    ForeignImage(
      name: "16-bit PNG",
      base64: """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAACEAIAAACtREYwAAAAIElEQVR42mM4cVRO2saSi/3OzahwBg1VI/0PbxtqQRAAe2AK\
        NY3EVkAAAAAASUVORK5CYII=
        """,
      pixels: [200, 30, 60, 10, 220, 90, 40, 50, 240, 128, 128, 128], tolerance: 0),
    ForeignImage(
      name: "grey JPEG",
      base64: """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsI\
        CQoKCgoKBggLDAsKDAkKCgr/wAALCAACAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EAB8QAAADCQAAAAAAAAAAAAAA\
        AAUHCAADBhcoNkdUY//aAAgBAQAAPwBfSJQmiGSEG0blVagdjwN1nfBv/9k=
        """,
      pixels: [0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255], tolerance: 2),
    ForeignImage(
      name: "colour JPEG",
      base64: """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsI\
        CQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK\
        CgoKCgoKCgoKCgoKCgr/wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAA\
        AAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABgn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCTwAdUx//Z
        """,
      pixels: [200, 30, 59, 200, 30, 59, 200, 30, 59, 200, 30, 59], tolerance: 2),
    ForeignImage(
      name: "progressive JPEG",
      base64: """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsI\
        CQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK\
        CgoKCgoKCgoKCgoKCgr/wgARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAVAQEBAAAAAAAAAAAA\
        AAAAAAAGB//aAAwDAQACEAMQAAABmIPx3//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAQUCf//EABQRAQAAAAAAAAAA\
        AAAAAAAAAAD/2gAIAQMBAT8Bf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8Bf//EABQQAQAAAAAAAAAAAAAAAAAA\
        AAD/2gAIAQEABj8Cf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8hf//aAAwDAQACAAMAAAAQA//EABQRAQAAAAAA\
        AAAAAAAAAAAAAAD/2gAIAQMBAT8Qf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8Qf//EABQQAQAAAAAAAAAAAAAA\
        AAAAAAD/2gAIAQEAAT8Qf//Z
        """,
      pixels: [20, 129, 61, 20, 129, 61, 20, 129, 61, 20, 129, 61], tolerance: 2),
    ForeignImage(
      name: "CMYK JPEG",
      base64: """
        /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkK\
        CgoKCgYICwwLCgwJCgoK/8AAFAgAAgACBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAA\
        AAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/ADbMIQwrj//Z
        """,
      pixels: [48, 190, 165, 48, 190, 165, 48, 190, 165, 48, 190, 165], tolerance: 2),
  ]
}
