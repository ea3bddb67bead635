using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>Replaces the shop's suggestion rules; a diagnosis that is complete keeps what it suggested until it is completed again.</summary>
internal static class RewriteRules
{
    internal sealed record Line(
        ItemKind Kind, [StringLength(40, MinimumLength = 1)] string Code, [StringLength(200, MinimumLength = 1)] string Description, CountBasis Count);

    internal sealed record Rule(FeatureKind Feature, RepairAction Action, IReadOnlyList<Line> Items);

    internal sealed record Request(IReadOnlyList<Rule> Rules);

    internal static async Task<Versioned<ShowRules.Response>> Handle(Request request, IfMatch seen, DiagnosticsDb db, CancellationToken ct)
    {
        var book = await db.RuleBooks.FirstOrDefaultAsync(ct);
        if (seen.Value is not null) seen.Check(book?.Version ?? 0);
        if (book is null) db.RuleBooks.Add(book = new());
        book.Rewrite([.. request.Rules.Select(Of)]);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ShowRules.Response(book.Rules), book.Version);
    }

    private static SuggestionRule Of(Rule rule) =>
        new(rule.Feature, rule.Action, [.. rule.Items.Select(i => new RuleItem(i.Kind, i.Code, i.Description, i.Count))]);
}
