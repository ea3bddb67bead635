using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The rules that count for the shop: those of the nation, and its own.</summary>
internal static class ShopRules
{
    private static readonly int[] Notices = [60, 30, 15, 7, 1, 0];

    /// <summary>All of them, ready to be asked.</summary>
    public static async Task<TaxRules> Rules(this FiscalDb db, CancellationToken ct)
    {
        var own = await db.OwnRules.AsNoTracking().OrderBy(rule => rule.Id).ToListAsync(ct);
        return own.Count == 0 ? TaxRules.National : TaxRules.National.With([.. own.Select(rule => rule.Facts.Rule(rule.Id))]);
    }

    /// <summary>
    /// What the shop is told on these days of rules that end with nothing to follow; of several notices that nobody was there to give, the last one.
    /// </summary>
    public static async Task<List<FiscalRuleEnding>> Ending(this FiscalDb db, Profile profile, DateOnly from, DateOnly to, CancellationToken ct)
    {
        // What was missing the day before has been told.
        var before = from.AddDays(-1);
        var rules = await db.Rules(ct);
        var gaps = rules.Gaps(profile.Issuer.Regime, profile.Issuer.Address.State, before, to.AddDays(Notices[0])).Where(gap => gap.Since > before);
        return [.. gaps
            .Select(gap => (Gap: gap, Days: Notices.Where(days => gap.Since.AddDays(-days) is var day && from <= day && day <= to).ToList()))
            .Where(told => told.Days.Count > 0)
            .Select(told => new FiscalRuleEnding(profile.Id, $"{told.Gap.Topic}", told.Gap.Name, told.Gap.Since, told.Days[^1]))];
    }
}
