extension Subject {
  /// Every animal, plant and landscape that can be drawn.
  public static let animals: [Subject] = [
    .goldfish, .greatWhiteShark, .killerWhale, .jellyfish,
    .lion, .tiger, .tabby, .siameseCat, .brownBear, .iceBear, .giantPanda, .koala,
    .dalmatian, .beagle, .redFox, .hare, .zebra, .hippopotamus, .africanElephant, .hog, .porcupine,
    .cock, .ostrich, .peacock, .baldEagle, .greatGreyOwl, .macaw, .toucan,
    .flamingo, .pelican, .kingPenguin, .goose,
    .treeFrog, .boxTurtle, .americanAlligator, .garterSnake, .triceratops,
    .scorpion, .tarantula, .ladybug, .bee, .dragonfly, .monarch,
    .snail, .americanLobster, .starfish, .seaUrchin, .daisy, .volcano, .coralFungus,
  ]
}
