using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The shop's fiscal calendar: looked through day by day, each day telling the next.</summary>
internal static class Obligations
{
    /// <summary>So many days before an obligation is due the shop is told, and once more on the day.</summary>
    private const int Notice = 5;

    /// <summary>The obligation of this code in a month. Throws when the shop has no such one.</summary>
    public static DueObligation Find(IssuerFacts issuer, string code, DateOnly month) =>
        Obligation.In(issuer.Obliged(), month).FirstOrDefault(due => string.Equals(due.Obligation.Code, code, StringComparison.OrdinalIgnoreCase))
        ?? throw new RuleBroken("not-found", $"A empresa não tem a obrigação {code} em {month.Text()}.", 404);

    /// <summary>Begins to look through the calendar, unless somebody has.</summary>
    public static async Task BeginWatch(this FiscalDb db, DateOnly today, CancellationToken ct)
    {
        if (await db.Watches.AnyAsync(ct)) return;
        db.Add(new Watch(db.CurrentTenant, today));
        db.Publish(new FiscalDayBegan(db.CurrentTenant, today));
    }

    /// <summary>What of the calendar the shop is told of on these days, for what nobody has marked as done.</summary>
    public static async Task<List<ObligationNear>> Near(this FiscalDb db, Profile profile, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var near = new List<ObligationNear>();
        for (var month = new DateOnly(from.Year, from.Month, 1).AddMonths(-1); month <= to.AddDays(Notice); month = month.AddMonths(1))
            foreach (var due in Obligation.In(profile.Issuer.Obliged(), month))
                // Of several notices that nobody was there to give, the last one will do.
                if (new[] { 0, Notice }.Where(days => due.DueOn.AddDays(-days) is var day && from <= day && day <= to).Take(1).ToList() is [var days])
                    near.Add(new(profile.Id, due.Obligation.Code, due.Obligation.Name, due.Month, due.DueOn, days));
        var done = (await db.Fulfilments.Select(f => new { f.Code, f.Month }).ToListAsync(ct)).Select(f => (f.Code, f.Month)).ToHashSet();
        return near.FindAll(o => !done.Contains((o.Code, o.Month)));
    }
}
