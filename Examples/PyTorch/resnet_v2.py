"""ResNet v2 (pre-activation) in PyTorch, for the .safetensors files that this library writes.

    ./book model convert network.params network.safetensors
    python resnet_v2.py network.safetensors IMAGE...    # the classes of images
    pip install torch safetensors numpy pillow          # all that it needs

In Python, `network, metadata = load("network.safetensors")` is a torch.nn.Module in inference mode. Its parameters have
the names that Gluon gives them, which are also the names in the file.

ResNet v1 needs no code of ours, since its files have torchvision's names:

    network = torchvision.models.resnet18(num_classes=1000).eval()    # resnet34 for 34 layers
    network.load_state_dict(safetensors.torch.load_file("network.safetensors"))
"""

import json
import sys

import numpy as np
import torch
from PIL import Image
from safetensors import safe_open
from torch import nn
from torch.nn import functional as F


class BatchNorm(nn.Module):
    """PyTorch's batch normalization, with Gluon's names: gamma and beta for weight and bias. The first one of a network
    learns neither. (In training, PyTorch's running variance follows the unbiased one of a batch, Gluon's the biased.)"""

    def __init__(self, channels, affine=True):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(channels), requires_grad=affine)
        self.beta = nn.Parameter(torch.zeros(channels), requires_grad=affine)
        self.register_buffer("running_mean", torch.zeros(channels))
        self.register_buffer("running_var", torch.ones(channels))

    def forward(self, x):
        return F.batch_norm(
            x, self.running_mean, self.running_var, self.gamma, self.beta, self.training, momentum=0.1, eps=1e-5)


class Block(nn.Module):
    """Normalization, ReLU and a 3×3 convolution, twice; then the input is added. Where the shape changes, the shortcut
    is a 1×1 convolution of the input after the first normalization and ReLU."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.bn1, self.bn2 = BatchNorm(inputs), BatchNorm(outputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        changes = stride != 1 or inputs != outputs
        self.downsample = nn.Conv2d(inputs, outputs, 1, stride, bias=False) if changes else None

    def forward(self, x):
        activated = F.relu(self.bn1(x))
        shortcut = x if self.downsample is None else self.downsample(activated)
        return self.conv2(F.relu(self.bn2(self.conv1(activated)))) + shortcut


class ResNetV2(nn.Module):
    """From normalized images, N × 3 × H × W, to logits, N × classes. `blocks` counts the blocks of the four stages:
    2, 2, 2, 2 in ResNet-18 and 3, 4, 6, 3 in ResNet-34; `width` is the number of channels in the first."""

    def __init__(self, blocks=(2, 2, 2, 2), width=64, classes=1000):
        super().__init__()
        channels = [width << stage for stage in range(4)]
        stages = [
            nn.Sequential(*(
                Block(channels[max(stage - 1, 0)] if index == 0 else channels[stage], channels[stage],
                      stride=2 if index == 0 and stage > 0 else 1)
                for index in range(count)))
            for stage, count in enumerate(blocks)]
        self.features = nn.Sequential(
            BatchNorm(3, affine=False), nn.Conv2d(3, width, 7, 2, padding=3, bias=False), BatchNorm(width), nn.ReLU(),
            nn.MaxPool2d(3, 2, padding=1), *stages, BatchNorm(channels[-1]), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
            nn.Flatten())
        self.output = nn.Linear(channels[-1], classes)

    def forward(self, images):
        return self.output(self.features(images))


def load(path):
    """Returns the network of a .safetensors file, in inference mode, and the file's metadata, text by key."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata() or {}
        state = {name: file.get_tensor(name) for name in file.keys()}
    blocks = [len({name.split(".")[2] for name in state if name.startswith(f"features.{stage}.")})
              for stage in range(5, 9)]
    network = ResNetV2(blocks, state["features.1.weight"].shape[0], state["output.weight"].shape[0])
    network.load_state_dict(state)
    return network.eval(), metadata


def prepare(image, metadata):
    """Returns the network's input for an image, as this library makes it for testing: resized to 256/224 of the input's
    size whatever the aspect ratio, cropped to the centre, normalized. Without smoothing, unlike Pillow's resizing."""
    size = int(json.loads(metadata.get("input_size", "224")))
    mean = torch.tensor(json.loads(metadata.get("mean", "[0.485, 0.456, 0.406]")))
    deviation = torch.tensor(json.loads(metadata.get("standard_deviation", "[0.229, 0.224, 0.225]")))
    resized = (size * 256 + 112) // 224
    start = (resized - size) // 2
    pixels = torch.from_numpy(np.array(image.convert("RGB"), dtype=np.float32)).permute(2, 0, 1)[None]
    pixels = F.interpolate(pixels, (resized, resized), mode="bilinear", align_corners=False).round()
    pixels = pixels[:, :, start : start + size, start : start + size]
    return (pixels / 255 - mean[:, None, None]) / deviation[:, None, None]


def main(model, *paths):
    network, metadata = load(model)
    classes = json.loads(metadata.get("classes", "null")) or [f"output {i}" for i in range(network.output.out_features)]
    for path in paths:
        with torch.no_grad():
            probabilities = network(prepare(Image.open(path), metadata))[0].softmax(0)
        print(path)
        for i in probabilities.argsort(descending=True)[:5]:
            print(f"  {100 * probabilities[i]:5.1f} %  {i:4d}  {classes[i]}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: python resnet_v2.py MODEL IMAGE...")
    main(*sys.argv[1:])
