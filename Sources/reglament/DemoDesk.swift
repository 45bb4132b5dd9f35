import Channels
import Letters
import Logging
import Runtime
import Simulation
import Store

/// A desk of the demo, its story played, with the ways in.
struct DemoDesk: Sendable {
    let desk: Desk
    /// Login, password, and whose they are.
    private var passwords: [(login: String, password: String, who: String)] = []
    private var links: [(address: String, path: String)] = []

    init(_ folder: DemoFolder, signIn: SignIn, options: ServeOptions) async throws {
        let clock = DemoClock()
        let story = try DemoStoryFile(
            text: try RegulationPath.text(of: folder.story), file: folder.story)
        let mail = try options.keyed(
            MailSettings(
                transport: .folder("\(options.data)/outgoing/\(folder.id)"),
                from: MailAddress(address: story.mailFrom),
                domain: story.mailFrom.split(separator: "@").last.map(String.init) ?? story.mailFrom
            ))
        desk = try await Desk(
            id: folder.id, store: signIn.store, world: clock.world,
            checkWorld: options.checkWorld(), mail: mail, vault: try options.vault(),
            log: Logger(label: folder.id))
        let regulation = folder.regulation.file
        _ = try await desk.publish(
            RegulationFolder(regulation: try RegulationPath.text(of: regulation)), name: regulation)
        let people = try RegulationPath.text(of: folder.people)
        _ = try await desk.apply(
            PeopleFile(text: people, file: folder.people, edition: try desk.edition()))
        let played = try await DemoStory(desk: desk, clock: clock, file: story).play()
        for refusal in played.refusals { desk.log.warning("the story of the demo: \(refusal)") }
        try await open(story, signIn)
    }

    /// New passwords and links at each start: nobody else can know them. Links last a day here;
    /// those that letters bring, a quarter of an hour.
    private mutating func open(_ story: DemoStoryFile, _ signIn: SignIn) async throws {
        for id in story.staff {
            guard let member = desk.people.staff[id] else { continue }
            let password = "demo-" + desk.world.newToken().prefix(10)
            try await signIn.setPassword(password, login: member.email, desk: desk.id, staff: id)
            passwords.append(
                (member.email, password, "\(member.name), \(member.roles.joined(separator: ", "))"))
        }
        let portal = PortalSignIn(desk: desk)
        for address in story.clients {
            guard let token = try await portal.link(for: address, seconds: 86_400) else { continue }
            links.append((address, "portal/sign-in/\(token)"))
        }
    }

    /// Lines for the one who started it.
    func welcome(address: String) -> [String] {
        ["", "\(desk.id): \(address)"]
            + passwords.map { "  \($0.login)  \($0.password)   \($0.who)" }
            + links.map { "  \($0.address)  \(address)\($0.path)" }
    }
}
