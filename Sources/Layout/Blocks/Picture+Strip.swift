import Diagnostics
import Typesetting

extension Picture {
  /// The picture at its size, smaller if it is wider than the region or taller than a page; its shape stays the same.
  func strip(_ context: LayoutContext) throws -> Strip {
    let size = try fittingSize(context)
    let frame = Rect(x: context.left(alignment, width: size.width), y: .zero, width: size.width, height: size.height)
    return Strip(Fragment(height: size.height, pieces: [Piece(.image(image, frame: frame))]), origin: origin)
  }

  /// The size the picture asks for. Where width and height are both given, the picture fits into them.
  func wantedSize(_ context: LayoutContext) throws -> Size {
    let natural = try naturalSize(context)
    guard natural.width > .zero, natural.height > .zero else { return Size(width: .zero, height: .zero) }
    switch (width.map { max($0, .zero) }, height.map { max($0, .zero) }) {
    case (nil, nil): return natural
    case (let width?, nil): return natural.scaled(toWidth: width)
    case (nil, let height?): return natural.scaled(toHeight: height)
    case (let width?, let height?):
      let byWidth = natural.scaled(toWidth: width)
      return byWidth.height <= height ? byWidth : natural.scaled(toHeight: height)
    }
  }

  /// An error about the picture's file, which it names, belongs to the place in the template that shows it.
  private func naturalSize(_ context: LayoutContext) throws -> Size {
    do {
      return try context.images.naturalSize(of: image)
    } catch var diagnostic as Diagnostic {
      if let place = origin?.diagnosticPlace { diagnostic.place = place }
      throw diagnostic
    }
  }

  private func fittingSize(_ context: LayoutContext) throws -> Size {
    var size = try wantedSize(context)
    if size.width > context.width { size = size.scaled(toWidth: context.width) }
    if size.height > context.emptyHeight { size = size.scaled(toHeight: context.emptyHeight) }
    return size
  }
}

extension Size {
  fileprivate func scaled(toWidth width: Length) -> Size {
    Size(width: width, height: height.scaled(width.units, over: self.width.units))
  }

  fileprivate func scaled(toHeight height: Length) -> Size {
    Size(width: width.scaled(height.units, over: self.height.units), height: height)
  }
}
