namespace Biela.Modules.Auth;

/// <summary>Exchanges a refresh token for a new pair, with the role and permissions of now.</summary>
internal static class Refresh
{
    internal sealed record Request([Required, StringLength(200)] string RefreshToken);

    internal static async Task<Ok<Ticket>> Handle(Request request, Tickets tickets, CancellationToken ct)
    {
        await using var work = await tickets.Begin(ct);
        var entry = await tickets.Continue(request.RefreshToken, ct);
        await work.Commit(ct);
        return entry is null ? throw new RuleBroken("session-over", "Sua sessão terminou. Entre de novo.", 401) : TypedResults.Ok(tickets.Issue(entry));
    }
}
