using Biela.Fisco;

namespace Biela.Modules.Fiscal;

/// <summary>A series that was begun with another program goes on here. Numbers that were used here are not used again.</summary>
internal static class SetNextNumber
{
    /// <summary>More than a slip of the finger would leave to be voided.</summary>
    private const int LargestJump = 10_000;

    internal sealed record Request(DocumentModel Model, [Range(1, 999_999_999)] int Next);

    internal static async Task<NoContent> Handle(Request request, FiscalDb db, CancellationToken ct)
    {
        var issuer = (await db.Issuer(ct)).Issuer;
        var (environment, model, series) = (issuer.Environment, request.Model, issuer.SeriesOf(request.Model));
        var name = Drafting.Series(environment, model, series);
        var seen = await db.Last(name, 0, ct);
        var last = await db.Documents.Where(d => d.Environment == environment && d.Model == model && d.Series == series).MaxAsync(d => (int?)d.Number, ct);
        if (request.Next <= last)
            throw new RuleBroken("number-used", $"next: o número {last} da série {series} já foi usado; o próximo é no mínimo {last + 1}.");
        if (request.Next - last > LargestJump)
            throw new RuleBroken("number-jump", $"next: de {last} a {request.Next} ficariam {request.Next - last - 1} números a inutilizar. Confira o número.");
        if (!await db.Continue(name, 0, seen, request.Next - 1, ct))
            throw new RuleBroken("changed-meanwhile", "Uma nota acaba de tomar o próximo número. Confira e tente de novo.");
        return TypedResults.NoContent();
    }
}
