"""The experiment that both frameworks run: images, labels, and how to train. Uses NumPy only, which both have."""

import numpy as np

WIDTH = 4  # channels of the first stage
CLASSES = 5
SIZE = 48
COUNT = 18
BATCH = 4  # the fifth batch of an epoch holds the last 2
STEPS = 10
# Small enough that rounding errors don't grow: after ten steps at 0.02, PyTorch's own losses in single and in
# double precision are 0.26 apart; at 0.005, they are 3e-6 apart.
LEARNING_RATE = 0.005
WEIGHT_DECAY = 0.01
OUTPUT_RATE_MULTIPLIER = 10
BIAS_DECAY_MULTIPLIER = 0.5  # of the output layer's bias
# For the initial weights. With more than half of the seeds, some unit comes so close to 0 that rounding decides
# whether it passes the ReLU, and losses drift 0.004 to 0.2 apart: see `assert_steady`.
SEED = 11


def inputs():
    """Returns images, N × 3 × SIZE × SIZE, rounded to 16 bits to keep the file small, and a label for each."""
    random = np.random.RandomState(1)
    images = random.normal(0, 1, (COUNT, 3, SIZE, SIZE)).astype(np.float16)
    labels = random.randint(0, CLASSES, COUNT)
    # Each class is brighter or darker in one channel, to have something to learn.
    for image, label in zip(images, labels):
        image[label % 3] += np.float16(0.5 if label < 3 else -0.5)
    return images.astype(np.float32), labels


def batches():
    """Yields the indices of the images in each step."""
    starts = list(range(0, COUNT, BATCH))
    for step in range(STEPS):
        start = starts[step % len(starts)]
        yield slice(start, min(start + BATCH, COUNT))


def scatter(name, shape, random):
    """Returns random values for a parameter that starts at 0 or 1, so that using it wrongly shows."""
    if name.endswith(("gamma", "weight", "running_var")):
        return random.uniform(0.5, 1.5, shape).astype(np.float32)
    return random.normal(0, 0.1, shape).astype(np.float32)


def nudged(weights, random):
    """Returns weights that are off by about as much as rounding might put them."""
    return (weights * (1 + 3e-7 * random.normal(0, 1, weights.shape))).astype(np.float32)


def assert_steady(losses, losses_nudged):
    """Fails if rounding decides the result of training: `losses_nudged` trains with `nudged` weights."""
    for trial in range(15):
        difference = np.abs(losses_nudged(np.random.RandomState(trial)) - losses).max()
        assert difference < 1e-4, f"seed {SEED}: nudged weights lead to losses {difference} apart; choose another"
