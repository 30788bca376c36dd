"""Runs a network that this library wrote, and prints its logits as JSON.

    interchange.py onnx FILE.onnx IMAGES                   in ONNX Runtime
    interchange.py pytorch FILE.safetensors IMAGES         ResNet v2 in PyTorch, by Examples/PyTorch/resnet_v2.py
    interchange.py resnet18 FILE.safetensors IMAGES        ResNet v1 in torchvision; or resnet34

IMAGES is a .safetensors file with one tensor, "images", N × 3 × H × W.
"""

import json
import os
import sys
from importlib.metadata import version

from safetensors.numpy import load_file

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Examples", "PyTorch")


def with_onnx_runtime(path, images):
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    assert [value.name for value in session.get_inputs() + session.get_outputs()] == ["images", "logits"]
    return session.run(["logits"], {"images": images})[0]


def with_example(path, images):
    import torch

    sys.path.insert(0, EXAMPLES)
    from resnet_v2 import load

    with torch.no_grad():
        return load(path)[0](torch.from_numpy(images)).numpy()


def with_torchvision(name, path, images):
    import torch
    from safetensors.torch import load_file

    # PyPI has torchvision for CUDA only. Beside a PyTorch for the CPU its own operators don't load, and importing it
    # fails for want of two that classification doesn't use, unless they are declared.
    if "+cpu" in torch.__version__ and "+cpu" not in version("torchvision"):
        for operator in ["nms", "qnms"]:
            torch.library.define(f"torchvision::{operator}", "(Tensor boxes, Tensor scores, float threshold) -> Tensor")
    import torchvision

    state = load_file(path)
    network = getattr(torchvision.models, name)(num_classes=len(state["fc.bias"])).eval()
    network.load_state_dict(state)
    with torch.no_grad():
        return network(torch.from_numpy(images)).numpy()


def main(framework, path, images):
    images = load_file(images)["images"]
    if framework == "onnx":
        logits = with_onnx_runtime(path, images)
    elif framework == "pytorch":
        logits = with_example(path, images)
    else:
        logits = with_torchvision(framework, path, images)
    print(json.dumps(logits.tolist()))


if __name__ == "__main__":
    main(*sys.argv[1:])
