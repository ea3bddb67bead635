using Biela.Contracts.Financial;

namespace Biela.Modules.Financial;

/// <summary>What every new and every ended title tells the others.</summary>
internal static class IssueTitle
{
    /// <summary>Stores the title, tells of a receivable, and sets the alarm for the morning after its due day.</summary>
    public static Title Issue(this FinancialDb db, Title title, Tenant tenant)
    {
        db.Add(title);
        if (title.Kind == TitleKind.Payable) return title;
        db.Publish(new ReceivableCreated(title.Id, title.Number, title.OrderId, title.PartyId!.Value, title.Party, title.Amount.Cents, title.DueOn));
        db.Publish(new TitleDueDayPassed(title.Id, title.DueOn), tenant.StartOf(title.DueOn.AddDays(1)));
        return title;
    }

    /// <summary>Tells that nothing is owed any more.</summary>
    public static void TellClosed(this FinancialDb db, Title title, DateOnly today)
    {
        if (title is { IsOpen: false, Kind: TitleKind.Receivable })
            db.Publish(new TitleClosed(title.Id, title.OrderId, title.PartyId!.Value, title.Status(today).ToString()));
    }

    /// <summary>Tells that the due day has passed, once.</summary>
    public static void TellOverdue(this FinancialDb db, Title title, DateOnly today)
    {
        if (title.Kind == TitleKind.Receivable && title.BecomesOverdue(today))
            db.Publish(new TitleOverdue(title.Id, title.Number, title.OrderId, title.PartyId!.Value, title.Party, title.Balance.Cents, title.DueOn));
    }

    /// <summary>
    /// The title with its settlements, held until the transaction ends. Everybody holds titles first, then the month, then the credit: else two
    /// could wait for each other.
    /// </summary>
    public static async Task<Title> Title(this FinancialDb db, Guid id, CancellationToken ct)
    {
        await db.LockRows("titles", [id], ct);
        return await db.Titles.Include(t => t.Settlements).FirstOrDefaultAsync(t => t.Id == id, ct).Found();
    }
}
