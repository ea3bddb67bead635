using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>Which services and parts each repair suggests: the shop's rules, or those every shop starts with.</summary>
internal static class ShowRules
{
    internal sealed record Response(IReadOnlyList<SuggestionRule> Rules);

    internal static async Task<Versioned<Response>> Handle(DiagnosticsDb db, CancellationToken ct)
    {
        var book = await db.RuleBooks.AsNoTracking().FirstOrDefaultAsync(ct);
        return Versioned.Ok(new Response(book?.Rules ?? SuggestionRule.Defaults), book?.Version ?? 0);
    }

    /// <summary>The rules in force.</summary>
    internal static async Task<IReadOnlyList<SuggestionRule>> Of(DiagnosticsDb db, CancellationToken ct) =>
        (await db.RuleBooks.AsNoTracking().FirstOrDefaultAsync(ct))?.Rules ?? SuggestionRule.Defaults;
}
