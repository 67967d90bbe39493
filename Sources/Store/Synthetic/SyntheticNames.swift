/// Names for people who do not exist.
enum SyntheticNames {
  static let female = [
    "Aisha", "Anne", "Åse", "Berit", "Birgit", "Dagny", "Eli", "Fatima", "Gunn", "Hanne", "Ida", "Ingrid", "Jorunn",
    "Karin", "Lan", "Leila", "Liv", "Marit", "Mona", "Nina", "Ragnhild", "Siv", "Solveig", "Sunniva", "Tone", "Turid",
    "Unni", "Vigdis", "Ylva", "Øydis",
  ]
  static let male = [
    "Abdi", "Arne", "Asbjørn", "Bjørn", "Dag", "Einar", "Farid", "Geir", "Halvor", "Ivar", "Jonas", "Kai", "Kåre",
    "Lars", "Magnus", "Minh", "Nils", "Odd", "Per", "Piotr", "Ragnar", "Rolf", "Sigurd", "Steinar", "Tor", "Trond",
    "Ulf", "Vegard", "Ørjan", "Åge",
  ]
  static let family = [
    "Aas", "Ali", "Amundsen", "Bakke", "Berg", "Bråten", "Dahl", "Eide", "Fjell", "Foss", "Grønli", "Hagen", "Hansen",
    "Haugland", "Hussein", "Iversen", "Jakobsen", "Johansen", "Kowalski", "Kvam", "Lie", "Lunde", "Moen", "Myhre",
    "Nguyen", "Nilsen", "Nygård", "Opdal", "Pettersen", "Rønning", "Sandvik", "Solli", "Strand", "Sæther", "Tangen",
    "Tveit", "Ulvestad", "Vik", "Wang", "Ødegård", "Østby", "Ås",
  ]
  static let contacts = ["Tor Lie", "Eva Moe", "Jon Dahl", "Kari Holm", "Siri Berge", "Amir Rahimi"]
  static let districts = [
    "Gamle Oslo", "Grünerløkka", "Sagene", "Frogner", "Alna", "Bjerke", "Grorud", "Stovner", "Østensjø", "Nordstrand",
  ]
}
