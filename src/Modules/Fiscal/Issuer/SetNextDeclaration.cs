namespace Biela.Modules.Fiscal;

/// <summary>A series of declarations (DPS) that was begun with another program goes on here.</summary>
internal static class SetNextDeclaration
{
    internal sealed record Request([Range(1, 999_999_999)] int Next);

    internal static async Task<NoContent> Handle(Request request, FiscalDb db, CancellationToken ct)
    {
        var profile = await db.Issuer(ct);
        var (environment, series, name) = (profile.Issuer.Environment, ServiceWriter.Facts(profile).Series, IssueServiceNote.Series(profile));
        var seen = await db.Last(name, 0, ct);
        var last = await db.ServiceNotes.Where(n => n.Environment == environment && n.Series == series).MaxAsync(n => (int?)n.Number, ct);
        if (request.Next <= last)
            throw new RuleBroken("number-used", $"next: o número {last} da série {series} já foi usado; o próximo é no mínimo {last + 1}.");
        if (!await db.Continue(name, 0, seen, request.Next - 1, ct))
            throw new RuleBroken("changed-meanwhile", "Uma nota acaba de tomar o próximo número. Confira e tente de novo.");
        return TypedResults.NoContent();
    }
}
