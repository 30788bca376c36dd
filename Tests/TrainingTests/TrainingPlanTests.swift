import FineTuningTraining
import Testing

@Suite struct TrainingPlanTests {
  @Test func `the learning rate rises and falls once in each phase`() {
    var plan = TrainingPlan()
    (plan.epochs, plan.frozenEpochs, plan.warmupEpochs, plan.learningRate) = (10, 4, 1, 0.1)
    let rates = stride(from: 0.0, to: 10, by: 0.05).map { (epochs: $0, rate: plan.learningRate(at: $0)) }
    #expect(rates.allSatisfy { $0.rate > 0 && $0.rate <= 0.1 + 1e-12 })
    for phase in [0.0..<4, 4.0..<10] {
      let own = rates.filter { phase.contains($0.epochs) }
      let peak = own.max { $0.rate < $1.rate }
      #expect(abs((peak?.epochs ?? 0) - (phase.lowerBound + 1)) < 0.06)
      #expect(own[0].rate < 0.01 && (own.last?.rate ?? 1) < 0.001)
    }
    #expect(plan.isFrozen(at: 3.99) && !plan.isFrozen(at: 4))
  }

  @Test func `it also works without a first phase, without warm-up, and with one epoch`() {
    var plan = TrainingPlan()
    (plan.epochs, plan.frozenEpochs, plan.warmupEpochs) = (1, 0, 0)
    #expect(plan.learningRate(at: 0) == plan.learningRate)
    (plan.epochs, plan.frozenEpochs, plan.warmupEpochs) = (2, 2, 5)
    #expect(plan.learningRate(at: 1.5).isFinite && plan.learningRate(at: 1) > 0)
  }

  @Test(arguments: [(4, 8), (124, 8), (128, 16), (255, 16), (256, 32), (1_023, 64), (100_000, 128)])
  func `batches suit the number of images`(images: Int, size: Int) {
    #expect(TrainingPlan.batchSize(for: images) == size)
  }

  @Test(arguments: [(40, 40, 10), (1_000, 40, 10), (1_001, 20, 5), (100_000, 10, 3)])
  func `few images need many epochs`(images: Int, epochs: Int, patience: Int) {
    let plan = TrainingPlan(epochs: TrainingPlan.epochs(for: images))
    #expect(plan.epochs == epochs && plan.patience == patience)
  }

  @Test func `rare classes count more, within reason`() {
    #expect(TrainingPlan.classWeights([10, 30]) == [2, 2.0 / 3])
    #expect(TrainingPlan.classWeights([1, 999])[0] == 10)
  }
}
