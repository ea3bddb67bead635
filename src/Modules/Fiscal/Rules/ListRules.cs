using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The rules of taxes that count for the shop from today on, the nation's and its own, and what notes of the next half-year will lack.</summary>
internal static class ListRules
{
    private const int Months = 6;

    /// <summary>A rule of the shop.</summary>
    internal sealed record Own(Guid Id, int Version, bool Begun, bool Ended, OwnRuleFacts Facts);

    /// <summary>A rule of the nation; without a rate nothing is levied.</summary>
    internal sealed record National(
        string Id, TaxTopic Topic, DateOnly From, DateOnly? Until, Percent? Rate, Money? Limit, bool Confirm, string? FromUf, string? ToUf, bool? Imported,
        string Source);

    /// <summary>What the shop may give a value for, what narrows it, and what of that it needs.</summary>
    internal sealed record Kind(TaxTopic Topic, IReadOnlyList<RulePart> Parts, RulePart? Needed);

    internal sealed record Response(
        IReadOnlyList<TaxGap> Missing, IReadOnlyList<Own> Shop, IReadOnlyList<National> Nation, IReadOnlyList<Kind> Kinds);

    private static readonly IReadOnlyList<Kind> Kinds =
        [.. Enum.GetValues<TaxTopic>().Where(topic => OwnRuleFacts.Parts(topic) is not null)
            .Select(topic => new Kind(topic, OwnRuleFacts.Parts(topic)!, OwnRuleFacts.Needed(topic)))];

    internal static async Task<Ok<Response>> Handle(FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (today, profile) = (tenant.Today(clock), await db.Profiles.AsNoTracking().FirstOrDefaultAsync(ct));
        var missing = profile is null ? [] : (await db.Rules(ct)).Gaps(profile.Issuer.Regime, profile.Issuer.Address.State, today, today.AddMonths(Months));
        var own = await db.OwnRules.AsNoTracking().OrderByDescending(rule => rule.Id).ToListAsync(ct);
        return TypedResults.Ok(new Response(missing, [.. own.Select(rule => Of(rule, today))],
        [
            .. TaxRules.NationalRows.Rules.Where(rule => !(rule.Until < today) && OwnRuleFacts.Parts(rule.Topic) is not null && Concerns(rule, profile))
                .OrderBy(rule => rule.Topic).ThenBy(rule => rule.From).Select(Of),
        ], Kinds));
    }

    internal static Own Of(OwnRule rule, DateOnly today) => new(rule.Id, rule.Version, rule.Facts.From <= today, rule.Facts.Until < today, rule.Facts);

    private static bool Concerns(TaxRule rule, Profile? profile) =>
        profile is null || rule.Regimes == TaxRegime.None || (rule.Regimes & profile.Issuer.Regime) != TaxRegime.None;

    private static National Of(TaxRule rule) => new(
        rule.Id, rule.Topic, rule.From, rule.Until, rule.Rate, rule.Amount > Money.Zero ? rule.Amount : null, rule.Confirm, rule.FromUf, rule.ToUf,
        rule.Imported, rule.Source);
}
