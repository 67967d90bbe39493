/// What can be done on every list.
public enum ListText: String, TextKey {
  public static let prefix = "list"

  case asItComes, backHelp, copied, copy, copyHelp, mark, markHelp, marked, noSuchColumn, nothingChosen, nothingToCopy
  case onlyOne, sort, sortBy, sortHelp, sortHint, turn, turnHelp
  case all, allHelp, columnNames, columns, columnsHelp, columnsHint, columnsKeepHelp, columnsStandard
  case columnsStandardHelp, columnsTurn, columnsTurnHelp, everything, filter, filterHelp, filterHint, filterKeep
  case filterKeepHelp, filterNext, filterNextHelp, filterRests, filtered, isAll, noColumns, noFilters, nonePass
}
