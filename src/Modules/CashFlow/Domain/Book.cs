using Biela.Contracts.CashFlow;

namespace Biela.Modules.CashFlow;

/// <summary>A month Financial has closed; its day is the first.</summary>
internal sealed class ClosedMonth
{
    public required Guid Id { get; init; }
    public required DateOnly FirstDay { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }
    public required string ClosedBy { get; init; }
}

/// <summary>The rules of writing into the book.</summary>
internal static class Book
{
    /// <summary>Adds the entry and tells of it, in one transaction.</summary>
    public static CashEntry Write(this CashFlowDb db, CashEntry entry)
    {
        db.Add(entry);
        db.Publish(new CashEntryPosted(entry.Id, entry.AccountId, entry.Day, entry.Amount.Cents, entry.Category, entry.Description, entry.TransferId,
            entry.ReversalOf, entry.EnteredAt, entry.EnteredBy));
        if (entry is { SourceId: null, TransferId: null })
            db.Publish(new OwnEntryPosted(entry.Id, entry.Day, entry.Amount.Cents, entry.Category, entry.Description, entry.ReversalOf));
        return entry;
    }

    /// <summary>Adds the entry a fact of Financial asks for; the second time nothing. Such facts are past deciding: no rule of posting applies.</summary>
    public static async Task WriteOnce(this CashFlowDb db, CashEntry entry, CancellationToken ct)
    {
        if (!await db.Entries.AnyAsync(e => e.SourceId == entry.SourceId, ct)) db.Write(entry);
    }

    /// <summary>Refuses a day that is to come, in a closed month, or before one of the accounts was opened.</summary>
    public static async Task RequireDay(
        this CashFlowDb db, DateOnly day, IReadOnlyCollection<Guid> accounts, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var known = await db.Accounts.Where(a => accounts.Contains(a.Id)).ToListAsync(ct);
        if (known.Count < accounts.Count) throw new RuleBroken("unknown-account", "Esta conta não existe. Escolha uma da lista de contas.");
        if (day > tenant.Today(clock)) throw new RuleBroken("day-in-future", $"{day:dd/MM/yyyy} ainda não chegou. Informe o dia em que o dinheiro se moveu.");
        if (known.Find(a => day < a.OpenedOn) is { } later)
            throw new RuleBroken("before-opening", $"A conta {later.Name} foi aberta em {later.OpenedOn:dd/MM/yyyy}. Informe um dia a partir dela.");
        var month = new DateOnly(day.Year, day.Month, 1);
        if (await db.ClosedMonths.FirstOrDefaultAsync(m => m.FirstDay == month, ct) is { } closed)
            throw new RuleBroken("period-closed",
                $"O mês {month:yyyy-MM} está fechado desde {tenant.DayOf(closed.ClosedAt):dd/MM/yyyy} por {closed.ClosedBy}. "
                + $"Lance no mês atual, {tenant.Today(clock):yyyy-MM}.");
    }
}
