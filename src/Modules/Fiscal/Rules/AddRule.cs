using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The shop adds a rule, as when a rate is set that the tables could not know. One that would never count is refused, with the one that would.
/// </summary>
internal static class AddRule
{
    internal sealed record Request([Required] OwnRuleFacts Rule);

    internal static async Task<Versioned<ListRules.Own>> Handle(Request request, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        request.Rule.MustBeSound();
        var (issuer, rule) = ((await db.Issuer(ct)).Issuer, new OwnRule(request.Rule));
        var told = rule.Facts.Rule(rule.Id);
        if ((await db.Rules(ct)).With(told).Instead(told, issuer.Regime, issuer.Address.State) is { } other)
            throw new RuleBroken("rule-without-effect",
                $"A regra não contaria: a que vale desde {other.From:dd/MM/yyyy} ({other.Source}) é mais nova ou mais específica. "
                + "Mude o começo ou as condições.");
        db.Add(rule);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/rules/{rule.Id}", ListRules.Of(rule, tenant.Today(clock)), rule.Version);
    }
}
