namespace Biela.Modules.Auth;

/// <summary>A person goes on in another organization of theirs, in a session of its own; the present one stays as it is.</summary>
internal static class SwitchOrganization
{
    internal sealed record Request(Guid OrganizationId);

    internal static async Task<Ok<Ticket>> Handle(Request request, AuthDb db, Actor actor, Tickets tickets, Trail trail, CancellationToken ct)
    {
        await using var work = await tickets.Begin(ct);
        var user = await db.SignedIn(actor, ct);
        var entry = await tickets.Start(user, request.OrganizationId, ct);
        trail.Record(entry.Session.OrganizationId, user.Id, user.Name, "login", "troca de oficina");
        await work.Commit(ct);
        return TypedResults.Ok(tickets.Issue(entry));
    }
}
