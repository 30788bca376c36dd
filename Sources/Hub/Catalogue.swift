import Foundation

/// Everything that this book can fetch. Sizes and digests come from the publishers or from several
/// independent downloads.
extension CatalogueEntry {
  /// Every entry.
  public static let all: [CatalogueEntry] = [.hotDogs, .resNet18V2, .resNet18V1, .resNet18V1Safetensors]

  /// D2L's data set: `train` and `test`, each with the folders `hotdog` and `not-hotdog`.
  ///
  /// Address and digest come from Dive into Deep Learning (D2L).
  public static let hotDogs = CatalogueEntry(
    name: "hotdog", title: "D2L's 2,800 photographs of hot dogs and other food",
    address: published("http://d2l-data.s3-accelerate.amazonaws.com/hotdog.zip"), size: nil,
    license: "photographs from the web, without a stated licence", algorithm: .sha1,
    digest: "fba480ffa8aa7e0febbb511d181409f899b9baa5", content: .folderInArchive("hotdog"))

  /// ResNet-18 v2, trained on ImageNet.
  ///
  /// Address and digest come from MXNet's `gluon/model_zoo/model_store.py`.
  public static let resNet18V2 = CatalogueEntry(
    name: "resnet18_v2", title: "ResNet-18 v2 from Gluon's model zoo, trained on ImageNet",
    address: published(
      "https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/models/resnet18_v2-a81db45f.zip"),
    size: nil, license: "published with Apache MXNet, under Apache 2.0", algorithm: .sha1,
    digest: "a81db45fd7b7a2d12ab97cd88ef0a5ac48b8f657",
    content: .fileInArchive("resnet18_v2-a81db45f.params"))

  /// ResNet-18 v1, trained on ImageNet, in PyTorch's format.
  ///
  /// The address comes from torchvision's `models/resnet.py`; its file name holds the first eight digits of
  /// the digest. Many downloads confirm the size and the full digest.
  public static let resNet18V1 = CatalogueEntry(
    name: "resnet18_v1", title: "ResNet-18 from torchvision, trained on ImageNet",
    address: published("https://download.pytorch.org/models/resnet18-f37072fd.pth"), size: 46_830_571,
    license: "published with torchvision, under BSD 3-Clause", algorithm: .sha256,
    digest: "f37072fd47e89c5e827621c5baffa7500819f7896bbacec160b1a16c560e07ec", content: .file)

  /// The same parameters as `resNet18V1`, as safetensors.
  ///
  /// The address names a revision, whose file never changes. Several downloads confirm size and digest.
  public static let resNet18V1Safetensors = CatalogueEntry(
    name: "resnet18_v1.safetensors", title: "the same network as safetensors, published by timm",
    address: published(
      "https://huggingface.co/timm/resnet18.tv_in1k/resolve/bbd144b3e5565108aad885f145491d11bc6ce807/"
        + "model.safetensors"),
    size: 46_807_446, license: "published with timm, under BSD 3-Clause", algorithm: .sha256,
    digest: "694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81", content: .file)

  private static func published(_ address: String) -> URL {
    guard let url = URL(string: address) else { preconditionFailure("\(address) is not an address") }
    return url
  }
}
