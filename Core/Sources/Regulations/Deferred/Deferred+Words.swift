extension Deferred.Kind {
    /// What is not done, in plain words; stands after a colon.
    public var words: Trilingual {
        switch self {
        case .record:
            Trilingual(
                "за тем, кто видит, кто читал и сколько хранить, следят люди",
                "кім көретінін, кім оқығанын және қанша сақталатынын адамдар қадағалайды",
                "who sees it, who read it and how long it is kept is left to people")
        case .field:
            Trilingual(
                "поля проектов и клиентов пока не записываются",
                "жобалар мен клиенттердің өрістері әзірге жазылмайды",
                "fields of projects and clients are not recorded yet")
        case .rule:
            Trilingual(
                "правила о проектах и клиентах пока не применяются",
                "жобалар мен клиенттер туралы ережелер әзірге қолданылмайды",
                "rules about projects and clients are not applied yet")
        case .commitment:
            Trilingual(
                "сроки проектов и клиентов пока не отсчитываются",
                "жобалар мен клиенттердің мерзімдері әзірге саналмайды",
                "clocks of projects and clients are not run yet")
        case .invoice:
            Trilingual(
                "счета на всю сумму пока не выставляются", "толық сомаға шоттар әзірге жасалмайды",
                "bills of the total are not made yet")
        case .opens:
            Trilingual(
                "связанные заявки пока не заводятся", "байланысты өтінімдер әзірге ашылмайды",
                "linked tickets are not opened yet")
        case .order:
            Trilingual(
                "не сказано, из какого пакета часы берутся первыми",
                "сағаттар қай пакеттен бірінші алынатыны айтылмаған",
                "it is not said which package of hours is used up first")
        case .measure:
            Trilingual(
                "показатель пока не считается", "көрсеткіш әзірге есептелмейді",
                "the figure is not counted yet")
        case .condition:
            Trilingual(
                "условие смотрит на то, что пока не записывается",
                "шарт әзірге жазылмайтын нәрсеге сүйенеді",
                "it asks for what is not recorded yet")
        }
    }

    /// What follows for whoever publishes the regulation, as the check says it.
    var consequence: String {
        switch self {
        case .record: "it is shown as a duty"
        case .field: "nobody can fill it, and what asks for it waits as well"
        case .rule: "it is shown as a duty"
        case .commitment: "no deadline is shown and no breach counted"
        case .invoice: "make the bill by hand"
        case .opens: "open the ticket by hand"
        case .order:
            "while a client has both, work is shown as 'not counted yet'; number them by 'drawn'"
        case .measure: "it is shown as 'not counted yet'"
        case .condition: "no deadline, price or figure that depends on it is shown"
        }
    }
}

extension Regulation {
    /// What is not counted and why, as it is told where a number would stand: `Standard package:
    /// hours of …`.
    public func cause(of deferred: Deferred, in language: String) -> String {
        let words = deferred.kind.words[language]
        guard let caption = caption(of: deferred)?.text(in: language, fallbacks: languages)?.text
        else { return words }
        return "\(caption.hasSuffix(".") ? String(caption.dropLast()) : caption): \(words)"
    }

    private func caption(of deferred: Deferred) -> LocalizedText? {
        let name = deferred.path.count > 2 ? deferred.path[2] : ""
        switch deferred.path.prefix(2).joined(separator: ".") {
        case "prices.packages":
            let (package, agreement) = (prices.packages[name], agreements[name])
            return package.map { caption(title: $0.title ?? agreement?.title, clauses: $0.clauses) }
        case "prices.rates":
            return prices.rates[name].map { caption(title: $0.title, clauses: $0.clauses) }
        case "prices.factors":
            return prices.factors[name].map { caption(title: nil, clauses: $0.clauses) }
        default: return nil
        }
    }
}
