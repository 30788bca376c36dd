"""Networks of PyTorch and torchvision: weights, logits, gradients and ten steps of training.

    pytorch.py                     writes the fixtures into pytorch/
    pytorch.py logits NAME FILE    loads FILE into the network NAME and prints the first batch's logits as JSON
"""

import io
import json
import os
import pickle
import struct
import sys
from collections import OrderedDict

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torchvision.models.resnet import BasicBlock, ResNet

import experiment

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch")
BLOCKS = {"resnet18": [2, 2, 2, 2], "resnet34": [3, 4, 6, 3]}


class NarrowResNet(ResNet):
    """torchvision's ResNet, layer for layer, with fewer channels."""

    def __init__(self, blocks, width, classes):
        nn.Module.__init__(self)
        self._norm_layer = nn.BatchNorm2d
        self.inplanes, self.dilation, self.groups, self.base_width = width, 1, 1, 64
        self.conv1 = nn.Conv2d(3, width, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = self._make_layer(BasicBlock, width, blocks[0])
        self.layer2 = self._make_layer(BasicBlock, 2 * width, blocks[1], stride=2)
        self.layer3 = self._make_layer(BasicBlock, 4 * width, blocks[2], stride=2)
        self.layer4 = self._make_layer(BasicBlock, 8 * width, blocks[3], stride=2)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(8 * width, classes)


def scattered(net):
    """Gives the network random statistics, scales and shifts."""
    random = np.random.RandomState(3)
    state = net.state_dict()
    for name, tensor in state.items():
        if tensor.dim() == 1:
            tensor.copy_(torch.from_numpy(experiment.scatter(name, tuple(tensor.shape), random)))
    return net.eval()


def fresh(name, width, seed=7):
    torch.manual_seed(seed)
    return scattered(NarrowResNet(BLOCKS[name], width, experiment.CLASSES))


def first_batch():
    images, _ = experiment.inputs()
    return torch.from_numpy(images[: experiment.BATCH])


def logits(net):
    with torch.no_grad():
        return net(first_batch())


def train(net):
    """Trains ten steps; returns the first step's logits and gradients, every loss, and the statistics at the end."""
    images, labels = experiment.inputs()
    groups = []
    for name, parameter in net.named_parameters():
        rate = experiment.LEARNING_RATE * (experiment.OUTPUT_RATE_MULTIPLIER if name.startswith("fc.") else 1)
        decay = experiment.WEIGHT_DECAY * (experiment.BIAS_DECAY_MULTIPLIER if name == "fc.bias" else 1)
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    optimizer = torch.optim.SGD(groups, lr=experiment.LEARNING_RATE)
    result, losses = {}, []
    net.train()
    for step, rows in enumerate(experiment.batches()):
        optimizer.zero_grad()
        output = net(torch.from_numpy(images[rows]))
        loss = nn.functional.cross_entropy(output, torch.from_numpy(labels[rows]))
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            result["training logits"] = output.detach().clone()
            for name, parameter in net.named_parameters():
                result["gradient of " + name] = parameter.grad.clone()
        optimizer.step()
    net.eval()
    result["losses"] = torch.tensor(losses)
    result["logits after training"] = logits(net)
    for name, tensor in net.state_dict().items():
        if "running" in name:
            result["after training " + name] = tensor
    return result


def losses_nudged(random):
    """Returns the losses of training from nudged weights."""
    net = fresh("resnet18", experiment.WIDTH, experiment.SEED)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(torch.from_numpy(experiment.nudged(parameter.numpy(), random)))
    return train(net)["losses"].numpy()


def write_kinds_of_tensors():
    """Writes tensors of every type, and tensors that aren't in C order, in each file format."""
    values = torch.arange(24, dtype=torch.float32).reshape(2, 3, 2, 2) / 4
    tensors = OrderedDict(
        contiguous=values, transposed=values.transpose(0, 1), part=values[1, 1:],
        channels_last=values.contiguous(memory_format=torch.channels_last), scalar=torch.tensor(7.0),
        empty=torch.zeros(0, 3), parameter=nn.Parameter(values[0]))
    for name in ["float64", "float16", "bfloat16", "uint8", "int8", "int16", "int32", "int64", "bool"]:
        tensors[name] = torch.tensor([0, 1, 2]).to(getattr(torch, name))
    torch.save(tensors, os.path.join(FOLDER, "kinds.pth"))
    torch.save(tensors, os.path.join(FOLDER, "kinds-legacy.pth"), _use_new_zipfile_serialization=False)
    save_file({name: tensor.detach().clone(memory_format=torch.contiguous_format)
               for name, tensor in tensors.items()}, os.path.join(FOLDER, "kinds.safetensors"))


def write_first_releases_form():
    """Writes a state_dict() as Python 2 and the first releases of PyTorch did: a dictionary made from a list of
    pairs, and a parameter made empty, which then gets its tensor as the first of five parts. Nothing writes
    this today, so it is assembled by hand, and PyTorch is asked to read it."""
    values = torch.arange(6, dtype=torch.float32)
    storage = b"(U\x07storagectorch\nFloatStorage\nU\x010U\x03cpuK\x06NtQ"
    tensor = b"ctorch._utils\n_rebuild_tensor\n(" + storage + b"K\x00K\x02K\x03\x86K\x03K\x01\x86tR"
    parameter = b"ctorch.nn.parameter\nParameter\n)\x81(" + tensor + b"NN\x88\x88tb"
    state = b"\x80\x02ccollections\nOrderedDict\n](" \
        + b"](U\x06weight" + parameter + b"e" + b"](U\x07running" + tensor + b"e" + b"e\x85R."
    file = io.BytesIO()
    for header in [0x1950A86A20F9469CFC6C, 1001,
                   {"protocol_version": 1001, "little_endian": True, "type_sizes": {"int": 4}}]:
        pickle.dump(header, file, protocol=2)
    file.write(state)
    pickle.dump(["0"], file, protocol=2)
    file.write(struct.pack("<q", 6) + values.numpy().tobytes())
    path = os.path.join(FOLDER, "first-releases.pth")
    with open(path, "wb") as out:
        out.write(file.getvalue())
    read = torch.load(path, weights_only=True)
    assert all((read[name] == values.reshape(2, 3)).all() for name in ["weight", "running"])


def write_transformers():
    """Writes the same network as built and named by Hugging Face's Transformers."""
    from transformers import ResNetConfig, ResNetForImageClassification

    torch.manual_seed(7)
    config = ResNetConfig(
        embedding_size=2, hidden_sizes=[2, 4, 8, 16], depths=[2, 2, 2, 2], layer_type="basic",
        num_labels=experiment.CLASSES)
    net = scattered(ResNetForImageClassification(config))
    save_file(net.state_dict(), os.path.join(FOLDER, "transformers.safetensors"))
    with torch.no_grad():
        return net(first_batch()).logits


def main():
    os.makedirs(FOLDER, exist_ok=True)
    net = fresh("resnet18", experiment.WIDTH, experiment.SEED)
    torch.save(net.state_dict(), os.path.join(FOLDER, "resnet18.pth"))
    result = {"inference logits": logits(net)}
    result.update(train(net))
    experiment.assert_steady(result["losses"].numpy(), losses_nudged)
    save_file(result, os.path.join(FOLDER, "training.safetensors"))

    small = fresh("resnet18", 2)
    torch.save(small.state_dict(), os.path.join(FOLDER, "resnet18-legacy.pth"),
               _use_new_zipfile_serialization=False)
    deep = fresh("resnet34", 2)
    save_file(deep.state_dict(), os.path.join(FOLDER, "resnet34.safetensors"))
    save_file({"resnet18-legacy": logits(small), "resnet34": logits(deep),
               "transformers": write_transformers()}, os.path.join(FOLDER, "logits.safetensors"))
    write_kinds_of_tensors()
    write_first_releases_form()


if __name__ == "__main__":
    if sys.argv[1:2] == ["logits"]:
        name, path = sys.argv[2:]
        state = load_file(path)
        net = NarrowResNet(BLOCKS[name], state["conv1.weight"].shape[0], state["fc.weight"].shape[0]).eval()
        net.load_state_dict(state)
        print(json.dumps(logits(net).tolist()))
    else:
        main()
