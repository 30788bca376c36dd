"""Reads the inputs that all candidates share: safetensors files of 32-bit floats."""

import json

import numpy as np


def tensors(path):
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(data[slice(*entry["data_offsets"])], np.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }


def batch(path):
    """Images (N × H × W × 3) and their labels."""
    stored = tensors(path)
    return stored["images"], stored["labels"].astype(np.int64)
