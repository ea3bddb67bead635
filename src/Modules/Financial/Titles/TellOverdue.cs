using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>The morning after the due day: who has not paid is late.</summary>
internal static class TellOverdue
{
    internal static async Task Handle(TitleDueDayPassed passed, FinancialDb db, CancellationToken ct)
    {
        var title = await db.Titles.FirstOrDefaultAsync(t => t.Id == passed.TitleId && t.DueOn == passed.DueOn, ct);
        if (title is not null) db.TellOverdue(title, passed.DueOn.AddDays(1));
    }
}
