namespace Biela.Modules.Auth;

/// <summary>A person signs in, to the organization they name or the one they were in last.</summary>
internal static class LogIn
{
    internal sealed record Request(
        Email Email, [Required, StringLength(Passwords.Longest)] string Password, Guid? OrganizationId = null, [StringLength(32)] string? Code = null);

    internal static async Task<Ok<Ticket>> Handle(
        Request request, Credentials credentials, Tickets tickets, Trail trail, CancellationToken ct)
    {
        var user = await credentials.Check(request.Email, request.Password, ct);
        await credentials.CheckSecondFactor(user, request.Code, ct);
        await using var work = await tickets.Begin(ct);
        await credentials.Forgive(request.Email, ct);
        var entry = await tickets.Start(user, request.OrganizationId, ct);
        trail.Record(entry.Session.OrganizationId, user.Id, user.Name, "login");
        await work.Commit(ct);
        return TypedResults.Ok(tickets.Issue(entry));
    }
}
