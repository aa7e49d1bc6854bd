import Diagnostics
import Values

/// `for`, `if`, `else-if` and `else`, which work the same around everything.
extension Checker {
  /// Checks children with their control elements; `leaf` checks everything else.
  func flow<Leaf>(
    _ children: [MarkupNode], _ scope: Scope, _ leaf: (Checker, MarkupNode, Scope) -> [Flow<Leaf>]
  ) -> [Flow<Leaf>] {
    var result: [Flow<Leaf>] = []
    var chain: Chain<Leaf>?
    func endChain() {
      if let chain { result.append(.choose(chain.branches)) }
      chain = nil
    }
    for node in children {
      guard case .element(let element) = node, Self.controlNames.contains(element.name) else {
        if case .text(let text) = node, text.isBlank, chain != nil {
          chain?.blanks.append(node)
          continue
        }
        let blanks = chain?.blanks ?? []
        endChain()
        for blank in blanks { result += leaf(self, blank, scope) }
        result += leaf(self, node, scope)
        continue
      }
      guard let inner = enter(element, scope) else { continue }
      switch element.name {
      case "for":
        endChain()
        result += loop(element, inner, leaf)
      case "if":
        endChain()
        chain = Chain()
        addBranch(element, inner, &chain, leaf)
      default: addBranch(element, inner, &chain, leaf)
      }
    }
    endChain()
    return result
  }

  static let controlNames: Set<String> = ["for", "if", "else-if", "else"]

  /// An `if` with what follows it.
  private struct Chain<Leaf: Sendable> {
    var branches: [Branch<Leaf>] = []
    /// What is known when none of the tests so far holds.
    var known: Set<Scope.PathKey> = []
    var isClosed = false
    /// Blanks after the last branch, which matter only if no `else` follows.
    var blanks: [MarkupNode] = []
  }

  private func loop<Leaf>(
    _ element: MarkupElement, _ scope: Scope, _ leaf: (Checker, MarkupNode, Scope) -> [Flow<Leaf>]
  ) -> [Flow<Leaf>] {
    var attributes = AttributeReader(element, self, scope)
    let each = attributes.required("each", example: "line in lines")
    attributes.finish()
    guard let each, let (list, inner) = loopScope(each, scope) else { return [] }
    return [.each(list, flow(element.children, inner, leaf))]
  }

  /// Reads `x in list` and gives the list and the scope inside.
  func loopScope(_ text: MarkupText, _ scope: Scope) -> (Expression, Scope)? {
    guard let (variable, syntax) = text.loop(collector), let list = typed(syntax, scope) else { return nil }
    let name = variable.text
    if FieldName.reserved.contains(name) {
      error(
        "reserved-name", "`\(name)` has a meaning of its own", at: variable.span, hint: "choose another name", scope)
      return nil
    }
    if scope.variable(name) != nil || scope.top.index(of: name) != nil {
      let what =
        scope.variable(name) != nil ? "is the name of a loop around this one" : "is a field of `\(scope.topName)`"
      error("shadowed-name", "`\(name)` \(what)", at: variable.span, hint: "choose another name", scope)
      return nil
    }
    guard case .value(let type) = list.type, case .list(let element) = type.unwrapped else {
      error(
        "not-a-list", "`\(written(list))` is \(describe(list.type)), not a list", at: list.span,
        hint: "only lists have several values to go through", scope)
      return nil
    }
    return (list.expression, scope.adding(name, element))
  }

  private func addBranch<Leaf>(
    _ element: MarkupElement, _ scope: Scope, _ chain: inout Chain<Leaf>?,
    _ leaf: (Checker, MarkupNode, Scope) -> [Flow<Leaf>]
  ) {
    var attributes = AttributeReader(element, self, scope)
    if chain == nil || chain?.isClosed == true {
      let hint = chain == nil ? "it stands right after `</if>`" : "nothing can follow `<else>`"
      error("stray-else", "`<\(element.name)>` has no `<if>` before it", at: element.nameSpan, hint: hint, scope)
      _ = attributes.raw("test")
      return
    }
    let known = chain?.known ?? []
    chain?.blanks = []
    guard element.name != "else" else {
      attributes.finish()
      chain?.isClosed = true
      chain?.branches.append(Branch(test: nil, content: flow(element.children, scope.knowing(known), leaf)))
      return
    }
    let text = attributes.required("test", example: "deposits")
    attributes.finish()
    let condition = text?.expression(collector).flatMap { self.condition($0, scope.knowing(known)) }
    let inner = scope.knowing(known.union(condition?.whenTrue ?? []))
    let content = flow(element.children, inner, leaf)
    chain?.branches.append(Branch(test: condition?.test ?? .literal(.flag(false)), content: content))
    chain?.known.formUnion(condition?.whenFalse ?? [])
  }
}
