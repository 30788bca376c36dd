"""PyTorch: with default settings, with channels last, and with channels last and compiled.

Each task first yields its name and the results of its warm-up, then the number of images in each iteration.
"""

import torch
from torch import nn
from torchvision import datasets, transforms

import inputs

MEAN, STANDARD_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Block(nn.Module):
    """Gluon's BasicBlockV2."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.downsample = nn.Conv2d(inputs, outputs, 1, stride, bias=False) if stride > 1 else None

    def forward(self, x):
        h = torch.relu(self.bn1(x))
        residual = x if self.downsample is None else self.downsample(h)
        return self.conv2(torch.relu(self.bn2(self.conv1(h)))) + residual


class ResNet18V2(nn.Module):
    """Gluon's resnet18_v2, with the same parameter paths."""

    def __init__(self, width, classes):
        super().__init__()
        channels = [width << stage for stage in range(4)]
        stages = [
            nn.Sequential(Block(inputs, outputs, 1 if inputs == outputs else 2), Block(outputs, outputs, 1))
            for inputs, outputs in zip([width] + channels, channels)
        ]
        self.features = nn.Sequential(
            nn.BatchNorm2d(3, affine=False), nn.Conv2d(3, width, 7, 2, 3, bias=False), nn.BatchNorm2d(width),
            nn.ReLU(), nn.MaxPool2d(3, 2, 1), *stages, nn.BatchNorm2d(channels[-1]), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.output = nn.Linear(channels[-1], classes)

    def forward(self, x):
        return self.output(self.features(x))

    def load(self, path):
        """Reads a file with Gluon's names. It stores the input's constant scale and shift, which PyTorch omits."""
        names = {"gamma": "weight", "beta": "bias"}
        state = {name: buffer for name, buffer in self.named_buffers() if "num_batches" in name}
        for name, values in inputs.tensors(path).items():
            branch, last = name.rsplit(".", 1)
            if branch != "features.0" or last.startswith("running"):
                state[f"{branch}.{names.get(last, last)}"] = torch.tensor(values)
        self.load_state_dict(state)


def name(options):
    settings = options.variant.removeprefix("pytorch").replace("-channels-last", ", channels last")
    return f"PyTorch {torch.__version__.split('+')[0]}{settings.replace('-compiled', ', compiled')}"


def memory_format(options):
    return torch.channels_last if "channels-last" in options.variant else torch.contiguous_format


def network(options):
    torch.set_num_threads(options.threads)
    net = ResNet18V2(options.width, 2)
    net.load(options.weights)
    net = net.to(memory_format=memory_format(options))
    return torch.compile(net) if "compiled" in options.variant else net


def batch(options):
    images, labels = inputs.batch(options.images)
    images = torch.tensor(images).permute(0, 3, 1, 2)
    return images.contiguous(memory_format=memory_format(options)), torch.tensor(labels)


def sgd(net, learning_rate, options):
    return torch.optim.SGD(net.parameters(), lr=learning_rate, weight_decay=options.weight_decay)


def step(net, optimizer, images, labels):
    optimizer.zero_grad(set_to_none=True)
    loss = nn.functional.cross_entropy(net(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(options):
    net, (images, labels) = network(options).train(), batch(options)
    optimizer = sgd(net, options.learning_rate, options)
    yield name(options), [step(net, optimizer, images, labels) for _ in range(3)]
    while True:
        step(net, optimizer, images, labels)
        yield len(labels)


def infer(options):
    with torch.inference_mode():
        net, (images, labels) = network(options).eval(), batch(options)
        net(images)
        yield name(options), net(images).flatten()[:4].tolist()
        while True:
            net(images)
            yield len(labels)


def loaders(options):
    normalize = [transforms.ToTensor(), transforms.Normalize(MEAN, STANDARD_DEVIATION)]
    train = [transforms.RandomResizedCrop(options.size), transforms.RandomHorizontalFlip()]
    test = [transforms.Resize([options.size * 8 // 7] * 2), transforms.CenterCrop(options.size)]
    for split, steps in [("train", train), ("test", test)]:
        images = datasets.ImageFolder(f"{options.folder}/{split}", transforms.Compose(steps + normalize))
        yield torch.utils.data.DataLoader(
            images, options.batch, shuffle=split == "train", num_workers=options.threads,
            persistent_workers=True)


def pipeline(options):
    train, _ = loaders(options)
    sum(len(labels) for _, labels in train)
    yield name(options), []
    while True:
        yield sum(len(labels) for _, labels in train)


def experiment(options):
    layout = memory_format(options)
    train, test = loaders(options)
    yield name(options), []
    while True:
        for learning_rate in [options.learning_rate, options.scratch_learning_rate]:
            net = network(options)
            optimizer = sgd(net, learning_rate, options)
            for _ in range(options.epochs):
                net.train()
                for images, labels in train:
                    step(net, optimizer, images.contiguous(memory_format=layout), labels)
                net.eval()
                with torch.inference_mode():
                    for images, labels in test:
                        (net(images.contiguous(memory_format=layout)).argmax(1) == labels).sum().item()
        yield 2 * options.epochs * (len(train.dataset) + len(test.dataset))
