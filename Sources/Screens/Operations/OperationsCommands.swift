import Domain
import Resources
import Store
import TerminalUI

extension OperationsScreen {
  static let commands: [Command<Scene<OperationsScreen>>] = [
    Command(
      "operations.actions", [.enter], PersonText.actions, PersonText.actionsHelp, group: ChromeText.groupRegister
    ) { scene in
      scene.screen.newForm(in: scene.workspace).map { .open($0) } ?? ScreenActions.open(scene)
    },
    Command(
      "operations.lend", [.character("L")], OperationsText.lend, OperationsText.lendHelp,
      group: ChromeText.groupRegister, needs: .lendAndReturn,
      enabled: { mayWrite($0, $0.screen.chosenGear != nil, else: .chooseGear) },
      run: { scene in
        scene.screen.chosenGear.flatMap { LendForm($0.gear.fact.key, in: scene.workspace) }.map { .open($0) } ?? .stay
      }
    ).ofOne(),
    Command(
      "operations.delivered", [.character("R")], OperationsText.delivered, OperationsText.deliveredHelp,
      group: ChromeText.groupRegister, needs: .lendAndReturn,
      enabled: { scene in
        let isOut = scene.screen.chosenGear?.loan != nil
        return mayWrite(scene, isOut || scene.screen.chosenOrder?.order.fact.order.isOpen == true, else: .chooseOut)
      },
      run: { $0.screen.deliver(in: $0.workspace) }
    ).ofOne(),
    // Found by its name only: no hand shall come by it.
    Command(
      "operations.lost", [], OperationsText.lost, OperationsText.lostHelp, group: ChromeText.groupRegister,
      footer: .hidden, needs: .lendAndReturn,
      enabled: { mayWrite($0, $0.screen.chosenGear?.loan != nil, else: .chooseOut) },
      run: { $0.screen.lose(in: $0.workspace) }
    ).ofOne(),
    Command(
      "operations.count", [.character("#")], OperationsText.tally, OperationsText.tallyHelp,
      group: ChromeText.groupRegister, needs: .enterProduction,
      enabled: { mayWrite($0, $0.screen.tab == .goods || $0.screen.chosenOrder != nil, else: .chooseCount) },
      run: { scene in
        guard let order = scene.screen.chosenOrder?.order.fact.key else { return .open(GoodsForm(in: scene.workspace)) }
        return ProductionForm(order, in: scene.workspace).map { .open($0) } ?? .stay
      }
    ).ofOne(),
    Command(
      "operations.members", [.character("M")], OperationsText.who, OperationsText.whoHelp,
      group: ChromeText.groupRegister, needs: .enterProduction,
      enabled: { mayWrite($0, $0.screen.chosenOrder != nil, else: .chooseOrder) },
      run: { scene in
        scene.screen.chosenOrder.flatMap { OrderPeopleForm($0.order.fact.key, in: scene.workspace) }
          .map { .open($0) } ?? .stay
      }
    ).ofOne(),
    Command(
      "operations.edit", [.character("E")], CommonText.edit, OperationsText.editHelp, group: ChromeText.groupRegister,
      needs: .enterProduction,
      enabled: { mayWrite($0, $0.screen.isEditable, else: .chooseLine) },
      run: { scene in scene.screen.editForm(in: scene.workspace).map { .open($0) } ?? .stay }
    ).ofOne(),
    Command(
      "operations.add", [.character("+"), .insert], OperationsText.add, OperationsText.addHelp,
      group: ChromeText.groupRegister, needs: .enterProduction,
      enabled: { mayWrite($0, $0.screen.tab != .months, else: .nothingToAdd) },
      run: { scene in scene.screen.addForm(in: scene.workspace).map { .open($0) } ?? .stay }),
    Command(
      "operations.addSite", [], OperationsText.addSite, OperationsText.addSiteHelp, group: ChromeText.groupRegister,
      footer: .hidden, needs: .enterProduction, enabled: { mayWrite($0, true, else: .chooseLine) },
      run: { scene in NamedThingForm(new: .site, in: scene.workspace).map { .open($0) } ?? .stay }),
    Command(
      "operations.card", [], OperationsText.card, OperationsText.cardHelp, group: ChromeText.groupPerson,
      footer: .hidden, needs: .seeCard,
      enabled: { scene in
        scene.screen.person(in: scene.workspace) == nil
          ? scene.unavailable(OperationsText.nobodyChosen) : .available
      },
      run: { scene in
        scene.screen.person(in: scene.workspace).map { .open(ParticipantScreen(key: $0, in: scene.workspace)) } ?? .stay
      }),
    ScopeScreen.command(
      for: OperationsScreen.self, footer: .hidden, enabled: { $0.workspace.mayUse(.programmeAndUnit) }),
    Command(
      "operations.nextTab", [.tab], OperationsText.nextTab, OperationsText.nextTabHelp, group: ChromeText.groupShow,
      footer: .hidden, run: { $0.screen.turn(by: 1, in: $0.workspace) }),
    Command(
      "operations.previousTab", [.backTab], OperationsText.previousTab, OperationsText.previousTabHelp,
      group: ChromeText.groupShow, footer: .hidden, run: { $0.screen.turn(by: -1, in: $0.workspace) }),
  ]

  private static func mayWrite(
    _ scene: Scene<OperationsScreen>, _ isChosen: Bool, else reason: OperationsText
  ) -> Availability {
    if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
    if OwnUnits(scene.workspace).isEmpty { return scene.unavailable(OperationsText.noUnit) }
    return isChosen ? .available : scene.unavailable(reason)
  }

  private var isEditable: Bool {
    switch chosenRow {
    case .gear, .order, .site, .goods: true
    case .newGear, .newOrder, .newSite, .newGoods, .month, nil: false
    }
  }

  // MARK: Forms

  /// The form behind a row for something new.
  private func newForm(in workspace: Workspace) -> (any Screen)? {
    if workspace.settings.isReadOnly { return nil }
    if OwnUnits(workspace).isEmpty { return nil }
    switch chosenRow {
    case .newGear: return NamedThingForm(new: .gear, in: workspace)
    case .newOrder: return OrderForm(in: workspace)
    case .newSite: return NamedThingForm(new: .site, in: workspace)
    case .newGoods: return GoodsForm(in: workspace)
    case .gear, .order, .site, .goods, .month, nil: return nil
    }
  }

  private func addForm(in workspace: Workspace) -> (any Screen)? {
    switch tab {
    case .loans: NamedThingForm(new: .gear, in: workspace)
    case .orders: OrderForm(in: workspace)
    case .goods: GoodsForm(in: workspace)
    case .months: nil
    }
  }

  private func editForm(in workspace: Workspace) -> (any Screen)? {
    switch chosenRow {
    case .gear(let key): NamedThingForm(changing: key, in: workspace)
    case .site(let key): NamedThingForm(changing: key, in: workspace)
    case .order(let key): OrderForm(changing: key, in: workspace)
    case .goods(let key): GoodsForm(changing: key, in: workspace)
    case .newGear, .newOrder, .newSite, .newGoods, .month, nil: nil
    }
  }

  // MARK: Back and done

  /// What is out does not come back.
  private func lose(in workspace: Workspace) -> Turn {
    guard let line = chosenGear, let loan = line.loan else { return .stay }
    let said = workspace.language(OperationsText.lostNow, ["gear": line.gear.fact.gear.name])
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.loseLoan(loan.row, on: workspace.today)
    }
    return .stay
  }

  /// What is out is back today; an open order is done today.
  private func deliver(in workspace: Workspace) -> Turn {
    let (language, today) = (workspace.language, workspace.today)
    if let line = chosenGear, let loan = line.loan {
      let said = language(OperationsText.returned, ["gear": line.gear.fact.gear.name])
      _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
        try session.work.returnLoan(loan.row, on: today)
      }
    } else if let kept = chosenOrder?.order {
      var order = kept.fact.order
      order.done = today
      let said = language(OperationsText.orderDone, ["customer": order.customer])
      _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
        try session.work.saveOrder(order, replacing: kept.row).receipt
      }
    }
    return .stay
  }
}
