extension Subject {
  /// The foods that are not long: fruits, vegetables, dishes.
  public static let otherFoods: [Subject] = [
    .orange, .lemon, .grannySmith, .tomato,
    .strawberry, .grapes, .fig, .pomegranate,
    .pineapple, .jackfruit, .custardApple, .watermelon,
    .broccoli, .cauliflower, .headCabbage, .artichoke, .bellPepper,
    .acornSquash, .spaghettiSquash, .mushroom, .agaric, .acorn,
    .cheeseburger, .pizza, .bagel, .friedEgg,
    .guacamole, .consomme, .mashedPotato, .salad, .carbonara,
    .espresso, .redWine, .iceCream, .trifle, .cake, .muffin, .potpie,
  ]
}
