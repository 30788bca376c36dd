extension Subject {
  /// Every artefact that can be drawn: tools, vehicles, instruments, furniture, buildings.
  public static let things: [Subject] = Array(
    [
      [.photocopier], balls, buildings, clothes, aircraftAndShips, electronics, furniture, householdThings,
      instruments,
      kitchen, outdoorThings, tools, vehicles, vessels,
    ].joined())

  private static let balls: [Subject] = [.baseball, .basketball, .rugbyBall, .soccerBall, .tennisBall]

  private static let furniture: [Subject] = [.electricFan, .foldingChair, .rockingChair, .tableLamp]

  private static let vessels: [Subject] = [.beerGlass, .bucket, .coffeeMug, .goblet, .teapot, .vase]

  private static let kitchen: [Subject] = [.fryingPan, .microwave, .refrigerator, .toaster]

  private static let instruments: [Subject] = [.acousticGuitar, .drum, .grandPiano, .maraca, .violin]

  private static let tools: [Subject] = [.broom, .dumbbell, .fountainPen, .hammer, .padlock, .screwdriver]

  private static let clothes: [Subject] = [.bowTie, .runningShoe, .sombrero, .sunglasses, .umbrella]

  private static let vehicles: [Subject] = [
    .ambulance, .carWheel, .fireEngine, .mountainBike, .schoolBus, .steamLocomotive,
  ]

  private static let aircraftAndShips: [Subject] = [.airliner, .balloon, .parachute, .pirate, .spaceShuttle]

  private static let buildings: [Subject] = [.barn, .beacon, .castle, .church, .suspensionBridge]

  private static let electronics: [Subject] = [
    .cellularTelephone, .computerKeyboard, .dialTelephone, .laptop, .printer, .television,
  ]

  private static let householdThings: [Subject] = [
    .analogClock, .candle, .envelope, .hourglass, .jackOLantern, .teddy,
  ]

  private static let outdoorThings: [Subject] = [
    .cannon, .mailbox, .shoppingCart, .spiderWeb, .streetSign, .trafficLight,
  ]
}
